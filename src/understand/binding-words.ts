import { type BindingPhrase, readBindingPhrases } from "./binding-phrases.js";
import type { Mentions } from "./mentions.js";
import type { Occurrence } from "./phrases.js";
import type { Word } from "./words.js";

/** Words that bind, allow or let off: "shall", "is under no duty to". */
export type Modal = BindingPhrase;

const forces = ["duty", "prohibition", "permission", "release"] as const;

/** All binding words of the text, longest first where they overlap: "shall not be required to" is a release. */
export function readBindingWords(text: string, mentions: Mentions): Modal[] {
  const all = forces.flatMap((force) => mentions.named(force).map((one): Modal => ({ ...one, force })));
  all.push(...readBindingPhrases(text, mentions.words));
  all.push(...readInterrupted(mentions.words), ...readOwned(mentions));
  all.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Modal[] = [];
  // "Uses permitted by this Agreement" allows nothing: a lone participle does not bind.
  const isParticiple = ({ from, to }: Modal) => to - from === 1 && /(?:ed|ing)$/i.test(mentions.words[from]!.text);
  // "Unless otherwise agreed to by the parties" binds nobody either.
  const isAside = ({ from, to }: Modal) =>
    /ed$/i.test(mentions.words[from]!.text) &&
    (/^by$/i.test(mentions.words[to]?.text ?? "") ||
      /^(?:otherwise|mutually|as)$/i.test(mentions.words[from - 1]?.text ?? ""));
  const binds = (modal: Modal) =>
    !isParticiple(modal) && !isAside(modal) && isVerb(modal, mentions.words) && !allowsNothing(modal, mentions.words);
  for (const modal of all) if (modal.from >= (kept.at(-1)?.to ?? 0) && binds(modal)) kept.push(modal);
  return kept.filter((modal, at) => !introducesPromise(modal, kept[at + 1], mentions.words));
}

/** "Agrees, if it is feasible, to return", "shall not be obliged, on any request, to search": an insert parts the verb from its "to". */
function readInterrupted(words: Word[]): Modal[] {
  const found: Modal[] = [];
  words.forEach(({ text }, from) => {
    if (!/^(?:agrees?|undertakes?|covenants?|promises?|obliged|obligated|bound)$/i.test(text)) return;
    if (words[from + 1]?.text !== ",") return;
    for (let at = from + 3; at < from + 26 && at + 1 < words.length && !/^[;:.?!]$/.test(words[at]!.text); at++)
      if (words[at]!.text === "," && /^(?:to|not)$/i.test(words[at + 1]!.text)) {
        let start = from;
        while (start > 0 && /^(?:shall|will|is|are|be|not|hereby|also)$/i.test(words[start - 1]!.text)) start--;
        const negated = words.slice(start, from).some((word) => /^not$/i.test(word.text));
        const forbids = /^not$/i.test(words[at + 1]!.text);
        found.push({ from: start, to: at + 2, force: negated ? "release" : forbids ? "prohibition" : "duty" });
        return;
      }
  });
  return found;
}

/** "The duties of Vendor extend to", "Obligations of Vendor: (a) report …": what binds is the verb or the colon behind. */
function readOwned(mentions: Mentions): Modal[] {
  const { words } = mentions;
  return mentions.named("obligations").flatMap(({ to }): Modal[] => {
    if (!/^of$/i.test(words[to]?.text ?? "")) return [];
    for (let at = to + 2; at < to + 14 && at < words.length && !/^[;.?!]$/.test(words[at]!.text); at++) {
      if (
        /^(?:extend|extends|include|includes|comprise|comprises|cover|covers)$/i.test(words[at]!.text) ||
        words[at]!.text === ":"
      )
        return [{ from: at, to: at + 1, force: "duty" }];
      if (/^(?:shall|will|must|may|is|are|under|that|and)$/i.test(words[at]!.text)) return [];
    }
    return [];
  });
}

/** "A manner this Agreement does not permit", "shall permit", "uses that the law allows, or", "let Clinic know": verbs that grant nobody anything. */
function allowsNothing({ from, to }: Modal, words: Word[]): boolean {
  if (to - from > 1 || !/^(?:author|permit|allow|grant|let)/.test(words[from]!.stem)) return false;
  const before = words[from - 1]?.text ?? "";
  if (/^(?:not|never|cannot|to|shall|will|must|may)$|n[’']t$/i.test(before)) return true;
  // "HIPAA lets a business associate": the law is described, nobody is given anything.
  if (/^(?:HIPAA|HITECH|laws?|rules?|regulations?|statutes?|subpart)$/i.test(before)) return true;
  if (words[from]!.stem === "let") return words.slice(to, to + 8).some((word) => word.text.toLowerCase() === "know");
  const next = words[to];
  return next === undefined || /^(?:[.,;:)]|has|have|had|is|are|was|were|or|and|but)$/i.test(next.text);
}

/** "Vendor undertakes that no PHI will be kept": the promise is what comes after "that", with its own binding words. */
function introducesPromise(modal: Modal, next: Modal | undefined, words: Word[]): boolean {
  // Who makes no promise that others will is let off, and promises nothing.
  if (modal.force === "release") return false;
  if (!next || next.from - modal.to > 40 || !/^that$/i.test(words[modal.to]?.text ?? "")) return false;
  if (!/^(?:undertak|coven|promis|warrant)/.test(words[modal.to - 1]!.stem)) return false;
  return !words.slice(modal.to, next.from).some((word) => /^[;.]$/.test(word.text));
}

/** A lone verb of binding is told from its noun and participle by its form: "authorizes", not "authorization". */
function isVerb({ from, to }: Occurrence, words: Word[]): boolean {
  const text = words[from]!.text.toLowerCase();
  if (to - from > 1 || !/^(?:author|permit|allow|grant|let|releas|waive|disclaim|covenant|undertak|oblig)/.test(text))
    return true;
  const before = words[from - 1]?.text ?? "";
  // "The covenants above", "future releases.": the noun in the plural.
  if (
    /s$/.test(text) &&
    /^(?:[.,;:)]|above|below|of|in|for|under|from|set|contained)$/i.test(words[from + 1]?.text ?? ".")
  )
    return false;
  // "Refuse to release the records" lets nobody off; "agrees to release Vendor from" does.
  if (text === "release" && /^to$/i.test(before))
    return words.slice(to, to + 8).some((word) => /^from$/i.test(word.text));
  if (/s$/.test(text) && !/(?:ions|ties|ances)$/.test(text))
    return !/^(?:the|any|such|of|or|and|these|no|all)$/i.test(before);
  return /^(?:we|you|they|parties|hereby|also|to)$/i.test(before) && !/(?:ed|ing|tion)$/.test(text);
}
