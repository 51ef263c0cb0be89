import type { Atom, Part, Pattern, Step } from "./pattern.js";

/**
 * Patterns as numbers, one behind the other, in which they are tried as they lie: of a thousand patterns nothing is built when
 * a contract is linted. A pattern is the number of its parts, then these; a part its marks, the number of its steps, then these;
 * a step its gap and the place of its alternatives; these are the number of atoms, then the atoms, laid down once for all steps
 * that have the same. The lowest two bits of an atom are its kind; the others are the number of its class, of a section, or of
 * a test.
 */
export interface PatternBlock {
  numbers: ArrayLike<number>;
  /** Sections that atoms cite. */
  sections: readonly string[];
  /** Tests of a duration. */
  tests: readonly DurationTest[];
}

export type DurationTest = Pick<Extract<Atom, { kind: "duration" }>, "test" | "days">;

export const gaps = { next: 0, near: 1, any: 2 } satisfies Record<Step["gap"], number>;
export const kinds = { class: 0, capital: 1, cites: 2, duration: 3 } as const;
/** What is set apart about a part, a bit each. */
export const marks = { negated: 1, nearby: 2, headed: 4 } as const;

// Asked for some ten thousand times in a run that ends before V8 has put functions into their callers: so numbers, no functions.

/** The kind of an atom, and by how many bits the rest is shifted. */
export const kindMask = 3;
export const idShift = 2;
/** How many numbers a pattern has before its parts, a part before its steps, and a step in all. */
export const patternHead = 1;
export const partHead = 2;
export const stepSize = 2;

/** Where the next part lies. */
export const afterPart = (numbers: ArrayLike<number>, part: number): number =>
  part + partHead + stepSize * numbers[part + 1]!;

/**
 * Whether something is true of every step that a pattern cannot do without: not of what it forbids, nor of what stands around
 * the sentence. A step is given as the place of its alternatives.
 */
export function everyNeed(
  { block: { numbers }, at }: Pattern,
  isTrue: (alternatives: number, numbers: ArrayLike<number>) => boolean,
): boolean {
  let part = at + patternHead;
  for (let parts = numbers[at]!; parts > 0; parts--) {
    const isNeeded = numbers[part] === 0;
    let step = part + partHead;
    for (let steps = numbers[part + 1]!; steps > 0; steps--) {
      if (isNeeded && !isTrue(numbers[step + 1]!, numbers)) return false;
      step += stepSize;
    }
    part = step;
  }
  return true;
}

/** A block that grows, pattern by pattern. */
export class PatternWriter implements PatternBlock {
  readonly numbers: number[] = [];
  readonly sections: string[] = [];
  readonly tests: DurationTest[] = [];
  readonly #known = new Map<string, number>();

  /** Where the parts of a pattern lie; the same for the same parts. */
  place(parts: readonly Part[]): number {
    return this.#numberOf(JSON.stringify(parts), () => {
      const written = parts.flatMap((part) => this.#part(part));
      return this.#lay([parts.length, ...written]);
    });
  }

  #part({ negated, where, steps }: Part): number[] {
    const mark = (negated ? marks.negated : 0) | (where ? marks[where] : 0);
    return [mark, steps.length, ...steps.flatMap(({ gap, atoms }) => [gaps[gap], this.#alternatives(atoms)])];
  }

  #alternatives(atoms: readonly Atom[]): number {
    const written = [atoms.length, ...atoms.map((one) => this.#atom(one))];
    return this.#numberOf(written.join(), () => this.#lay(written));
  }

  #lay(numbers: readonly number[]): number {
    const at = this.numbers.length;
    this.numbers.push(...numbers);
    return at;
  }

  #atom(atom: Atom): number {
    switch (atom.kind) {
      case "class":
        return (atom.id << 2) | (atom.capital ? kinds.capital : kinds.class);
      case "cites":
        return (this.#numberOf(atom.section, () => this.sections.push(atom.section) - 1) << 2) | kinds.cites;
      case "duration": {
        const { test, days } = atom;
        return (this.#numberOf(`${test} ${days}`, () => this.tests.push({ test, days }) - 1) << 2) | kinds.duration;
      }
    }
  }

  #numberOf(key: string, add: () => number): number {
    let number = this.#known.get(key);
    if (number === undefined) this.#known.set(key, (number = add()));
    return number;
  }
}
