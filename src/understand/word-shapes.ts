import type { Word } from "./words.js";

// Shapes of phrases, told word by word: "is|are <adverbs> required|obliged to". They are to words what regular expressions
// are to letters, and are used in their place where a phrase is put together freely: an expression of that size takes
// longer to compile than an agreement takes to read.
//
//   is|are          one of these words
//   <adverbs>       a part, by its name
//   x?  x{0,3}      may be missing; up to three times, as often as may be
//   x{0,3}?         up to three times, as seldom as may be
//   =that  !the|a   the next word is "that", is neither "the" nor "a"; it is not taken

/** A part of shapes: a test of one word, or the shapes that it may have; the first that fits counts. */
export type Part = ((text: string) => boolean) | readonly string[];

/** A part as it is tried: its shapes by the words they may begin with, or all where that cannot be told. */
interface Choice {
  /** Its number among the parts. */
  id: number;
  byFirst: ReadonlyMap<string, readonly Shape[]>;
  others: readonly Shape[];
  /** How many words it may take at most. */
  longest: number;
}

/** One step of a shape: a set of words, a test of one word, or a part with shapes of its own. */
interface Step {
  is: ReadonlySet<string> | ((text: string) => boolean) | Choice;
  least: number;
  most: number;
  isLazy: boolean;
  /** The word is looked at and not taken: it must fit, or must not. */
  ahead?: boolean;
  denies: boolean;
}

export type Shape = readonly Step[];

/** The words a shape may begin with; null when that cannot be told. */
export function firstWords(shape: Shape): ReadonlySet<string> | null {
  const words = new Set<string>();
  for (const { is, least, ahead } of shape) {
    if (typeof is === "function" || ahead !== undefined) return null;
    if (!(is instanceof Set) && (is as Choice).others.length > 0) return null;
    for (const word of is instanceof Set ? is : (is as Choice).byFirst.keys()) words.add(word as string);
    if (least > 0) return words;
  }
  return null;
}

/** How many words a shape may take at most. */
export const longestOf = (shape: Shape): number =>
  shape.reduce(
    (sum, { is, most }) => sum + most * (typeof is === "function" || is instanceof Set ? 1 : (is as Choice).longest),
    0,
  );

/** For each step that cannot be left out the words it may begin with, as far as they can be told. */
export const needsOf = (shape: Shape): ReadonlySet<string>[] =>
  shape
    .filter(({ least, ahead }) => least > 0 && ahead === undefined)
    .map((step) => firstWords([step]))
    .filter((words) => words !== null);

/** Reads shapes as they are written, with parts by name; words of the parts `denying` turn a phrase into its opposite. */
export class ShapeReader {
  readonly #parts = new Map<string, Step["is"]>();

  constructor(
    private readonly written: Readonly<Record<string, Part>>,
    private readonly denying: readonly string[],
  ) {}

  shape(written: string): Shape {
    // Names of parts have spaces in them.
    return written.match(/(?:<[^>]+>|[^ <])+/g)!.map((step) => this.#step(step));
  }

  #step(written: string): Step {
    const [, look, name, words, repeat = "", most] = /^([=!]?)(?:<(.+)>|(.+?))(\?|\{0,(\d)\}\??)?$/.exec(written)!;
    return {
      is: name === undefined ? new Set(words!.split("|")) : this.#part(name),
      least: repeat === "" ? 1 : 0,
      most: most === undefined ? 1 : Number(most),
      isLazy: repeat.endsWith("}?"),
      ...(look === "" ? {} : { ahead: look === "=" }),
      denies: name !== undefined && this.denying.includes(name),
    };
  }

  #part(name: string): Step["is"] {
    let part = this.#parts.get(name);
    if (part === undefined) {
      const written = this.written[name]!;
      part = typeof written === "function" ? written : this.#choice(written.map((one) => this.shape(one)));
      this.#parts.set(name, part);
    }
    return part;
  }

  #choice(shapes: readonly Shape[]): Choice {
    const firsts = shapes.map(firstWords);
    const others = shapes.filter((_, index) => firsts[index] === null);
    // Where a word opens some shapes, those that may begin with any word are tried with them, in their order.
    const byFirst = new Map<string, Shape[]>();
    for (const word of firsts.flatMap((first) => [...(first ?? [])]))
      byFirst.set(
        word,
        shapes.filter((_, index) => firsts[index]?.has(word) ?? true),
      );
    return { id: this.#parts.size, byFirst, others, longest: Math.max(...shapes.map(longestOf)) };
  }
}

/** Tries shapes at places of a text. */
export class ShapeMatcher {
  /** Where the phrase that was found ends, and whether a denying part is in it. */
  to = 0;
  isDenied = false;
  private readonly isExact: boolean;
  /** By part, where it was last tried and what came of it: shapes that begin alike are tried one after the other. */
  private readonly triedAt: number[] = [];
  private readonly triedTo: number[] = [];
  private readonly triedDenied: boolean[] = [];

  constructor(
    private readonly words: readonly Word[],
    /** In small letters, or as written: case tells a name from a word. */
    spelling: "lower" | "text",
  ) {
    this.isExact = spelling === "text";
  }

  /** Whether a shape fits from a word on. */
  fits(shape: Shape, from: number): boolean {
    return this.rest(shape, 0, 0, from, false);
  }

  /** The steps from `next` on, of which the first has been taken `times` already. */
  private rest(shape: Shape, next: number, times: number, at: number, denied: boolean): boolean {
    const step = shape[next];
    if (step === undefined) {
      this.to = at;
      this.isDenied = denied;
      return true;
    }
    if (step.ahead !== undefined)
      return this.behind(step, at) >= 0 === step.ahead && this.rest(shape, next + 1, 0, at, denied);
    const mayLeave = times >= step.least;
    if (step.isLazy && mayLeave && this.rest(shape, next + 1, 0, at, denied)) return true;
    if (times < step.most) {
      const behind = this.behind(step, at);
      if (behind >= 0 && this.rest(shape, next, times + 1, behind, denied || step.denies || this.isDenied)) return true;
    }
    return !step.isLazy && mayLeave && this.rest(shape, next + 1, 0, at, denied);
  }

  /** Where one taking of a step ends, or -1 when it does not fit. Leaves word whether the part itself is denied. */
  private behind({ is }: Step, at: number): number {
    this.isDenied = false;
    const word = this.words[at];
    if (word === undefined) return -1;
    const text = this.isExact ? word.text : word.lower;
    if (typeof is === "function") return is(text) ? at + 1 : -1;
    if (is instanceof Set) return is.has(text) ? at + 1 : -1;
    return this.behindPart(is as Choice, text, at);
  }

  private behindPart({ id, byFirst, others }: Choice, text: string, at: number): number {
    const shapes = byFirst.get(text) ?? others;
    if (shapes.length === 0) return -1;
    if (this.triedAt[id] !== at) {
      // Asked thousands of times: a loop, for which nothing is made.
      let fits = false;
      for (let k = 0; k < shapes.length && !fits; k++) fits = this.fits(shapes[k]!, at);
      this.triedAt[id] = at;
      this.triedTo[id] = fits ? this.to : -1;
      this.triedDenied[id] = fits && this.isDenied;
    }
    this.isDenied = this.triedDenied[id]!;
    return this.triedTo[id]!;
  }
}
