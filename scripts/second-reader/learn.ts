import type { SecondReaderData } from "../../src/rulebook/second-reader.js";
import type { Learnt, Sample } from "./samples.js";

/** A feature seen in fewer agreements is a name, or chance. */
const fewestAgreements = 6;
const rounds = 6;
const step = 0.1;
/** Draws weights towards nothing. */
const shrink = 1e-4;
/** A sentence that supports a term weighs at most as many that do not: for one such there are a hundred others. */
const mostWeight = 8;

/** A sample by the numbers of its features. */
interface Row {
  features: number[];
  supports: ReadonlySet<string>;
  of?: string;
}

/** One logistic regression a term, by stochastic gradient descent with steps that shrink for features often seen (AdaGrad). */
export function learn(agreements: readonly Learnt[], terms: readonly string[]): SecondReaderData {
  const features = usualFeatures(agreements);
  const places = new Map(features.map((feature, place) => [feature, place]));
  const rows = agreements.flatMap(({ samples }) => samples.map((sample) => rowOf(sample, places)));
  const rules = Object.fromEntries(terms.map((term) => [term, packed(learnOne(rows, term, features.length))]));
  return { features, rules };
}

function usualFeatures(agreements: readonly Learnt[]): string[] {
  const counts = new Map<string, number>();
  for (const { samples } of agreements)
    for (const feature of new Set(samples.flatMap((sample) => [...sample.features])))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts].flatMap(([feature, count]) => (count >= fewestAgreements ? [feature] : [])).sort();
}

const rowOf = ({ features, ...rest }: Sample, places: ReadonlyMap<string, number>): Row => ({
  ...rest,
  features: [...features].flatMap((feature) => places.get(feature) ?? []),
});

interface Model {
  bias: number;
  weights: Float64Array;
}

function learnOne(all: readonly Row[], term: string, size: number): Model {
  const rows = all.filter(({ of }) => of === undefined || of === term);
  const weights = new Float64Array(size);
  const slopes = new Float64Array(size).fill(1e-6);
  const supporting = rows.filter(({ supports }) => supports.has(term)).length;
  const weight = Math.min(mostWeight, (rows.length - supporting) / Math.max(1, supporting) / 6);
  const shuffle = shuffler();
  const order = rows.map((_, index) => index);
  let bias = 0;
  let slopeOfBias = 1e-6;
  for (let round = 0; round < rounds; round++) {
    shuffle(order);
    for (const index of order) {
      const { features, supports } = rows[index]!;
      const isSupport = supports.has(term);
      const odds = features.reduce((sum, place) => sum + weights[place]!, bias);
      const error = (1 / (1 + Math.exp(-odds)) - (isSupport ? 1 : 0)) * (isSupport ? weight : 1);
      if (Math.abs(error) < 1e-3) continue;
      slopeOfBias += error * error;
      bias -= (step * error) / Math.sqrt(slopeOfBias);
      for (const place of features) {
        const slope = error + shrink * weights[place]!;
        slopes[place]! += slope * slope;
        weights[place]! -= (step * slope) / Math.sqrt(slopes[place]!);
      }
    }
  }
  return { bias, weights };
}

/** Always the same order, so that the same agreements give the same reader. */
function shuffler(): (order: number[]) => void {
  let seed = 1;
  const next = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
  return (order) => {
    for (let at = order.length - 1; at > 0; at--) {
      const other = next(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
  };
}

/** A signed byte a weight. */
function packed({ bias, weights }: Model): SecondReaderData["rules"][string] {
  const unit = weights.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9) / 127;
  const bytes = Int8Array.from(weights, (one) => Math.round(one / unit));
  return { bias: round(bias), unit: round(unit), weights: Buffer.from(bytes.buffer).toString("base64") };
}

const round = (value: number): number => Number(value.toPrecision(6));
