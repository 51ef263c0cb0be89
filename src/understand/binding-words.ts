import { type BindingPhrase, bindingForces } from "./binding-phrases.js";
import { readLeaveGiven } from "./leave-given.js";
import { hangsOnWill, mayDecline, readLettingOff } from "./letting-off.js";
import type { Mentions } from "./mentions.js";
import type { Bearer } from "./norm.js";
import type { Occurrence } from "./phrases.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, placeBefore, type Word } from "./words.js";

/** Words that bind, allow or let off: "shall", "is under no duty to". */
export interface Modal extends BindingPhrase {
  /** Whom they bind or let off, where the turn of phrase itself tells. */
  bearer?: Bearer;
}

/** All binding words of the text, longest first where they overlap: "shall not be required to" is a release. */
export function readBindingWords(mentions: Mentions): Modal[] {
  const { words } = mentions;
  const all = bindingForces.flatMap((force) => mentions.named(force).map((one): Modal => ({ ...one, force })));
  all.push(...readInterrupted(mentions.words), ...readOwned(mentions), ...readDemanded(mentions));
  all.push(...readLettingOff(mentions), ...readLeaveGiven(mentions));
  all.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Modal[] = [];
  // "Uses permitted by this Agreement" allows nothing: a lone participle does not bind.
  const isParticiple = ({ from, to }: Modal) =>
    (to - from === 1 && /(?:ed|ing)$/i.test(mentions.words[from]!.text)) ||
    // "Uses needed to run the portal", "only so far as needed to deliver the services": nobody needs to.
    isOneOf("needed", mentions.words[from]) ||
    // "Shall obtain contracts agreeing to such terms": tells what stands in the contracts.
    (/^(?:agreeing|promising|undertaking)$/i.test(mentions.words[from]!.text) &&
      /^(?:contracts?|agreements?|assurances?|writings?)$/i.test(mentions.words[from - 1]?.text ?? ""));
  // "Unless otherwise agreed to by the parties" binds nobody either.
  const isAside = ({ from, to }: Modal) =>
    /ed$/i.test(mentions.words[from]!.text) &&
    (isOneOf("by", mentions.words[to]) || isOneOf("otherwise mutually as", mentions.words[from - 1]));
  // "Agree by written contract to terms like these": no verb stands behind such a word.
  const isNoun = ({ from }: Modal) =>
    isOneOf("contract promise pledge commit covenant", mentions.words[from]) &&
    isOneOf("written binding by in a an the such of under same this separate formal signed", mentions.words[from - 1]);
  // "An amendment that Clinic has agreed to under the Rule".
  const isAgreedThing = ({ to }: Modal) =>
    isOneOf("to", words[to - 1]) &&
    isOneOf("agreed agrees", words[to - 2]) &&
    isOneOf("pursuant under upon . ; )", words[to]?.text ?? ".");
  const binds = (modal: Modal) =>
    !isAgreedThing(modal) &&
    !isParticiple(modal) &&
    !isAside(modal) &&
    !isNoun(modal) &&
    isVerb(modal, mentions.words) &&
    !allowsNothing(modal, mentions.words);
  for (const modal of all) if (modal.from >= (kept.at(-1)?.to ?? 0) && binds(modal)) kept.push(modal);
  return kept
    .filter((modal, at) => !introducesPromise(modal, kept[at + 1], mentions.words))
    .map((modal) => letOffInFact(modal, mentions.words));
}

/** Who may decline to do a thing, or promises it if it sees fit, is let off. */
function letOffInFact(modal: Modal, words: readonly Word[]): Modal {
  if (modal.force === "duty" && hangsOnWill(words, modal)) return { ...modal, force: "release" };
  const to = modal.force === "permission" ? mayDecline(words, modal) : null;
  return to === null ? modal : { ...modal, to, force: "release" };
}

/** "Agrees, if it is feasible, to return", "shall not be obliged, on any request, to search": an insert parts the verb from its "to". */
function readInterrupted(words: Word[]): Modal[] {
  const found: Modal[] = [];
  for (const behind of placesWhere(words, ({ text }) => text === ",")) {
    const from = behind - 1;
    const verb = words[from]?.text;
    if (!isOneOf("agrees agree undertakes undertake covenants covenant promises promise obliged obligated bound", verb))
      continue;
    for (let at = from + 3; at < from + 26 && at + 1 < words.length && !/^[;:.?!]$/.test(words[at]!.text); at++)
      if (words[at]!.text === "," && isOneOf("to not", words[at + 1])) {
        let start = from;
        while (start > 0 && isOneOf("shall will is are be not hereby also", words[start - 1])) start--;
        const negated = words.slice(start, from).some((word) => isOneOf("not", word.text));
        const forbids = isOneOf("not", words[at + 1]);
        found.push({ from: start, to: at + 2, force: negated ? "release" : forbids ? "prohibition" : "duty" });
        break;
      }
  }
  return found;
}

/** "The duties of Vendor extend to", "Obligations of Vendor: (a) report …": what binds is the verb or the colon behind. */
function readOwned(mentions: Mentions): Modal[] {
  const { words } = mentions;
  return mentions.named("obligations").flatMap(({ from, to }): Modal[] => {
    // "It is Vendor's duty to", "it shall be the Vendor's sole obligation to".
    if (isSaidToBeOwn(words, from) && isOneOf("to", words[to])) return [{ from, to: to + 1, force: "duty" }];
    // "Reporting each Breach is Clinic's sole responsibility."
    if (isSaidToBeOwn(words, from) && /^[.;]$/.test(words[to]?.text ?? ".")) {
      const isClinics = mentions.named("covered entity").some((one) => one.to <= from && one.to > from - 3);
      return isClinics ? [{ from, to, force: "duty", bearer: "covered entity" }] : [];
    }
    if (!isOneOf("of", words[to])) return [];
    for (let at = to + 2; at < to + 14 && at < words.length && !/^[;.?!]$/.test(words[at]!.text); at++) {
      // "The duty of Vendor to extend": what it has to do, not how far its duty goes.
      if (isOneOf("to", words[at])) return [];
      if (
        isOneOf("extend extends include includes comprise comprises cover covers", words[at]) ||
        words[at]!.text === ":"
      )
        return [{ from: at, to: at + 1, force: "duty" }];
      // "Among the duties of Vendor is reporting", "the obligations of Vendor are as follows:".
      const next = words[at + 1]?.text ?? "";
      if (isOneOf("is are", words[at]) && /^(?:[a-z]{3,}ing|as|the)$/i.test(next))
        return /^(?:[a-z]{3,}ing|follows|following)$/i.test(isOneOf("as the", next) ? words[at + 2]!.text : next)
          ? [{ from: at, to: at + 1, force: "duty" }]
          : [];
      if (isOneOf("shall will must may is are under that and", words[at])) return [];
    }
    return [];
  });
}

const partiesThatDemand = ["covered entity", "parties"] as const;

/** "Covered Entity requires Vendor to", "this Agreement relieves Vendor of": a verb by which one binds another, or lets it off. */
function readDemanded(mentions: Mentions): Modal[] {
  const { words } = mentions;
  const demanding = new Set(partiesThatDemand.flatMap((name) => mentions.named(name).map(({ to }) => to)));
  const isDemanding = (at: number) =>
    demanding.has(at) ||
    isOneOf(
      "agreement addendum contract baa section exhibit attachment hereof table row rows part list below above",
      words[at - 1],
    );
  return mentions.named("business associate").flatMap((party): Modal[] => {
    const at = placeBefore(words, party.from);
    const verb = words[at]?.text ?? "";
    const next = words[party.to]?.text ?? "";
    if (!isDemanding(at) && !isOneOf("hereby", words[at - 1])) return [];
    if (isOneOf("requires obliges obligates binds compels directs instructs", verb) && isOneOf("to", next))
      return [{ from: at, to: at + 1, force: "duty" }];
    // "Each row of the table binds Vendor": to what it says.
    if (isOneOf("bind binds", verb)) return [{ from: at, to: at + 1, force: "duty" }];
    if (isOneOf("relieves releases excuses exempts absolves discharges frees", verb) && isOneOf("of from", next))
      return [{ from: at, to: at + 1, force: "release" }];
    return [];
  });
}

/** "A manner this Agreement does not permit", "shall permit", "uses that the law allows, or", "let Clinic know": verbs that grant nobody anything. */
function allowsNothing({ from, to }: Modal, words: Word[]): boolean {
  if (to - from > 1 || !/^(?:author|permit|allow|grant|let)/.test(words[from]!.stem)) return false;
  const before = words[from - 1]?.text ?? "";
  if (/^(?:not|never|cannot|to|shall|will|must|may)$|n[’']t$/i.test(before)) return true;
  // "HIPAA lets a business associate": the law is described, nobody is given anything.
  if (isOneOf("hipaa hitech laws law rules rule regulations regulation statutes statute subpart", before)) return true;
  if (words[from]!.stem === "let") return words.slice(to, to + 8).some((word) => word.text.toLowerCase() === "know");
  const next = words[to];
  return next === undefined || /^(?:[.,;:)]|has|have|had|is|are|was|were|or|and|but)$/i.test(next.text);
}

/** "Vendor undertakes that no PHI will be kept": the promise is what comes after "that", with its own binding words. */
function introducesPromise(modal: Modal, next: Modal | undefined, words: Word[]): boolean {
  // Who makes no promise that others will is let off, and promises nothing.
  if (modal.force === "release") return false;
  if (!next || next.from - modal.to > 40 || !isOneOf("that", words[modal.to])) return false;
  if (!/^(?:undertak|coven|promis|warrant)/.test(words[modal.to - 1]!.stem)) return false;
  return !words.slice(modal.to, next.from).some((word) => /^[;.]$/.test(word.text));
}

/** Whether what begins here is said to be somebody's: "it is the Vendor's sole duty", and not "to fulfil Clinic's duties". */
function isSaidToBeOwn(words: Word[], at: number): boolean {
  let owner = at - 1;
  while (owner > at - 4 && /^[a-z]+$/.test(words[owner]?.text ?? "")) owner--;
  if (!/[’']s?$/.test(words[owner]?.text ?? "")) return false;
  let before = owner - 1;
  while (before > owner - 4 && (/^[A-Z]/.test(words[before]?.text ?? "") || words[before]?.isLight)) before--;
  return isOneOf("is be remains", words[before]);
}

/** "Effective May 5, 2026", "on 5 May". */
const isMonth = (words: Word[], at: number): boolean =>
  words[at]!.text === "May" && (/^\d/.test(words[at + 1]?.text ?? "") || /^\d{1,2}$/.test(words[at - 1]?.text ?? ""));

/** "May end it at will", "of its own free will". */
const isNounWill = (words: Word[], at: number): boolean =>
  isOneOf("will", words[at]) && isOneOf("at free good own", words[at - 1]);

/** A lone verb of binding is told from its noun and participle by its form: "authorizes", not "authorization". */
function isVerb({ from, to }: Occurrence, words: Word[]): boolean {
  const text = words[from]!.text.toLowerCase();
  // "Shall destroy the rest with no copies kept": what is left over.
  if (text === "rest" && /^the$/i.test(words[from - 1]?.text ?? "")) return false;
  if (isMonth(words, from) || isNounWill(words, from)) return false;
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
  if (text === "release" && isOneOf("to", before))
    return words.slice(to, to + 8).some((word) => isOneOf("from", word.text));
  if (/s$/.test(text) && !/(?:ions|ties|ances)$/.test(text))
    return !isOneOf("the any such of or and these no all", before);
  return isOneOf("we you they parties hereby also to", before) && !/(?:ed|ing|tion)$/.test(text);
}
