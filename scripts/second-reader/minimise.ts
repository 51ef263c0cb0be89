/** Fills in the slope of a function at a place and returns its value there. */
export type Slope = (place: Float64Array, slope: Float64Array) => number;

/** How many steps back the curvature is told from. */
const memory = 8;
/** A step must gain this share of what the slope promises. */
const enough = 1e-4;
/** Steps are halved at most so often. */
const mostHalvings = 20;
/** A step that gains a smaller share of the value is the last. */
const least = 1e-6;

/** Where a smooth convex function is least, by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with steps that are halved until they gain. */
export function minimise(valueAt: Slope, size: number, rounds: number): Float64Array {
  let place: Float64Array = new Float64Array(size);
  let slope: Float64Array = new Float64Array(size);
  let value = valueAt(place, slope);
  const steps: Step[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = descent(slope, steps);
    const promised = product(slope, direction);
    const nextSlope = new Float64Array(size);
    let length = steps.length === 0 ? 1 / Math.max(1, Math.sqrt(product(slope, slope))) : 1;
    let next = moved(place, length, direction);
    let nextValue = valueAt(next, nextSlope);
    for (let halved = 0; nextValue > value + enough * length * promised && halved < mostHalvings; halved++) {
      length /= 2;
      next = moved(place, length, direction);
      nextValue = valueAt(next, nextSlope);
    }
    const step = { by: moved(next, -1, place), change: moved(nextSlope, -1, slope) };
    if (product(step.by, step.change) > 0) steps.push(step);
    if (steps.length > memory) steps.shift();
    const gained = value - nextValue;
    [place, slope, value] = [next, nextSlope, nextValue];
    if (gained < least * Math.abs(value)) break;
  }
  return place;
}

interface Step {
  by: Float64Array;
  change: Float64Array;
}

/** Downhill, bent by the curvature that the last steps have shown. */
function descent(slope: Float64Array, steps: readonly Step[]): Float64Array {
  let direction = moved(new Float64Array(slope.length), -1, slope);
  const shares = new Map<Step, number>();
  for (const step of [...steps].reverse()) {
    const share = product(step.by, direction) / product(step.by, step.change);
    shares.set(step, share);
    direction = moved(direction, -share, step.change);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = product(last.by, last.change) / product(last.change, last.change);
    direction = direction.map((one) => one * scale);
  }
  for (const step of steps) {
    const share = product(step.change, direction) / product(step.by, step.change);
    direction = moved(direction, shares.get(step)! - share, step.by);
  }
  return direction;
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}

/** `from` and `share` of `by`. */
const moved = (from: Float64Array, share: number, by: Float64Array): Float64Array =>
  from.map((one, at) => one + share * by[at]!);
