import { type Citation, cites, findCitations } from "./citations.js";
import { findDurations } from "./durations.js";
import type { Occurrence, PhraseBook, StandIn } from "./phrases.js";
import type { Word } from "./words.js";

/** Asked for by thousands of patterns. */
const none: readonly Occurrence[] = [];

/** Everything seen in the words of an agreement, by class, computed once for all rules. */
export class Mentions {
  private readonly byClass: (Occurrence[] | undefined)[];
  readonly citations: readonly Citation[];
  private readonly bySection = new Map<string, Occurrence[]>();

  constructor(
    readonly words: Word[],
    readonly phrases: PhraseBook,
    standIns: readonly StandIn[] = [],
  ) {
    this.byClass = phrases.scan(words, standIns);
    this.byClass[phrases.classId("duration")] = findDurations(words);
    const citations = findCitations(words);
    this.citations = citations;
    this.byClass[phrases.classId("citation")] = citations;
  }

  /** Occurrences of a class in the order of the text. */
  of(classId: number): readonly Occurrence[] {
    return this.byClass[classId] ?? none;
  }

  /** For each class 1 where it occurs. */
  presence(): Uint8Array {
    const { byClass } = this;
    const isThere = new Uint8Array(byClass.length);
    for (let id = 0; id < byClass.length; id++) if ((byClass[id]?.length ?? 0) > 0) isThere[id] = 1;
    return isThere;
  }

  named(name: string): readonly Occurrence[] {
    return this.of(this.phrases.classId(name));
  }

  /** Every class that has a name and occurs. */
  eachName(tell: (name: string, occurrences: readonly Occurrence[]) => void): void {
    this.phrases.names.forEach((id, name) => {
      const occurrences = this.byClass[id];
      if (occurrences !== undefined) tell(name, occurrences);
    });
  }

  /** Adds occurrences of a class found by other means than its phrases (aliases of a party, defined terms). */
  add(name: string, occurrences: readonly Occurrence[]): void {
    const id = this.phrases.classId(name);
    const known = this.byClass[id] ?? [];
    this.byClass[id] =
      occurrences.length < known.length / 16 ? inserted(known, occurrences) : merged(known, occurrences);
  }

  /** Takes occurrences of a class out, for instance a generic word that is another party's name here. */
  remove(name: string, isWrong: (one: Occurrence) => boolean): void {
    const id = this.phrases.classId(name);
    this.byClass[id] = (this.byClass[id] ?? []).filter((one) => !isWrong(one));
  }

  /** Citations of a section or of a paragraph of it. */
  citing(section: string): readonly Occurrence[] {
    let found = this.bySection.get(section);
    if (!found) this.bySection.set(section, (found = this.citations.filter((one) => cites(one, section))));
    return found;
  }
}

/** Index of the first occurrence that starts at or after a word: the lists are ascending. */
export function firstFrom(occurrences: readonly Occurrence[], at: number): number {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (occurrences[middle]!.from < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From each start the longest is kept. */
function merged(known: readonly Occurrence[], more: readonly Occurrence[]): Occurrence[] {
  const seen = new Map(known.map((one) => [one.from, one]));
  for (const one of more) if ((seen.get(one.from)?.to ?? 0) < one.to) seen.set(one.from, one);
  return [...seen.values()].sort((a, b) => a.from - b.from);
}

/** The same for a few among many: of ten thousand definitions each adds a handful. */
function inserted(known: Occurrence[], more: readonly Occurrence[]): Occurrence[] {
  for (const one of more) {
    const at = firstFrom(known, one.from);
    if (known[at]?.from !== one.from) known.splice(at, 0, one);
    else if (known[at].to < one.to) known[at] = one;
  }
  return known;
}
