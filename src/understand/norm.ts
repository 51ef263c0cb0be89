import type { Occurrence, Range } from "./phrases.js";

/**
 * What a sentence does to somebody: binds (duty, prohibition), allows (permission), lets off (release), or only says
 * how things are (statement).
 */
export type Force = "duty" | "prohibition" | "permission" | "release" | "statement";

/** Who is bound, allowed or let off. `unstated`: a passive without an agent; `other`: a person or thing that is no party. */
export type Bearer = "business associate" | "covered entity" | "parties" | "subcontractor" | "unstated" | "other";

/** One rule of conduct in the agreement: who, how bound, and the words it reaches (its lead-ins included). */
export interface Norm {
  /** Index into `Agreement.sentences`. */
  sentence: number;
  bearer: Bearer;
  force: Force;
  /** Word ranges in the order of the text: lead-ins, then its own part of the sentence. */
  ranges: Range[];
  /** Word index of the binding words ("shall not"). */
  at: number;
  /** Where what is to be done begins; its end is the word that says it. */
  deed: Occurrence;
  /** Carries the sentence; false of binding words inside a condition, a relative or a purpose clause. */
  isMain: boolean;
}

/** What a lead-in hands down to its items. */
export type Lead = Pick<Norm, "bearer" | "force">;

/** One of the two who contract, alone. */
export const isOneSide = (bearer: Bearer): boolean => bearer === "business associate" || bearer === "covered entity";
