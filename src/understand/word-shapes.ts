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

/** One step of a shape: a set of words, a test of one word, or a part with shapes of its own. */
interface Step {
  is: ReadonlySet<string> | ((text: string) => boolean) | readonly Step[][];
  least: number;
  most: number;
  isLazy: boolean;
  /** The word is looked at and not taken: it must fit, or must not. */
  ahead?: boolean;
  denies: boolean;
}

export type Shape = readonly Step[];

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
    const [, look, what = "", repeat = "", most] = /^([=!]?)(.+?)(\?|\{0,(\d)\}\??)?$/.exec(written)!;
    const name = /^<(.+)>$/.exec(what)?.[1];
    return {
      is: name === undefined ? new Set(what.split("|")) : this.#part(name),
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
      part = typeof written === "function" ? written : written.map((one) => this.shape(one) as Step[]);
      this.#parts.set(name, part);
    }
    return part;
  }
}

/** Tries shapes at places of a text. */
export class ShapeMatcher {
  /** Where the phrase that was found ends, and whether a denying part is in it. */
  to = 0;
  isDenied = false;

  constructor(
    private readonly words: readonly Word[],
    /** In small letters, or as written: case tells a name from a word. */
    private readonly spelling: "lower" | "text",
  ) {}

  /** Whether a shape fits from a word on. */
  fits(shape: Shape, from: number): boolean {
    return this.#rest(shape, 0, 0, from, false);
  }

  /** The steps from `next` on, of which the first has been taken `times` already. */
  #rest(shape: Shape, next: number, times: number, at: number, denied: boolean): boolean {
    const step = shape[next];
    if (step === undefined) {
      this.to = at;
      this.isDenied = denied;
      return true;
    }
    if (step.ahead !== undefined)
      return this.#behind(step, at) >= 0 === step.ahead && this.#rest(shape, next + 1, 0, at, denied);
    const mayLeave = times >= step.least;
    if (step.isLazy && mayLeave && this.#rest(shape, next + 1, 0, at, denied)) return true;
    if (times < step.most) {
      const behind = this.#behind(step, at);
      if (behind >= 0 && this.#rest(shape, next, times + 1, behind, denied || step.denies || this.isDenied))
        return true;
    }
    return !step.isLazy && mayLeave && this.#rest(shape, next + 1, 0, at, denied);
  }

  /** Where one taking of a step ends, or -1 when it does not fit. Leaves word whether the part itself is denied. */
  #behind({ is }: Step, at: number): number {
    this.isDenied = false;
    if (is instanceof Array) return is.some((shape) => this.fits(shape, at)) ? this.to : -1;
    const word = this.words[at];
    if (word === undefined) return -1;
    const text = word[this.spelling];
    return (typeof is === "function" ? is(text) : is.has(text)) ? at + 1 : -1;
  }
}
