import type { Agreement } from "../types.js";
import { bearerOf, opensWithThing, ownSubject, subjectOfStatement } from "./bearer.js";
import { type Modal, readBindingWords } from "./binding-words.js";
import { boundary, completes } from "./boundaries.js";
import { deedBehind, deedOfItem } from "./deed-bound-to.js";
import { forceOf } from "./force.js";
import { causingBetween, causingInsert, isWithin, without } from "./inserts.js";
import { doerLetDo } from "./deeds.js";
import { endsOpen, headingsOf, isImperative, itemForce, leadForce, leadOf, leadOfOrphan } from "./lead-ins.js";
import { firstFrom, type Mentions } from "./mentions.js";
import { type Bearer, isOneSide, type Norm } from "./norm.js";
import type { Range } from "./phrases.js";
import { isPassive } from "./passive.js";
import { speaksOfPaper } from "./own-paper.js";
import { doerOfPlainPassive, plainClauses, plainForce } from "./plain-promises.js";
import { openReading, type Reading } from "./reading.js";
import { subjectBefore } from "./subject.js";
import { endOfAside, isInObject, isSubordinate, stateAfterCase } from "./subordination.js";
import { isOneOf } from "./words.js";

/** Splits every sentence into norms. */
export function findNorms(agreement: Agreement, mentions: Mentions, rangeOf: (sentence: number) => Range): Norm[] {
  const reading = openReading(mentions, rangeOf, readBindingWords(mentions));
  const isRead = new Set<number>();
  const readOnce = (index: number) => {
    if (!isRead.has(index)) readSentence(reading, agreement, index);
    isRead.add(index);
  };
  agreement.sentences.forEach((sentence, index) => {
    // "Vendor shall report each of the events above": what hands its force down may stand below.
    for (const leadIn of sentence.leadIns) if (leadIn > index) readOnce(leadIn);
    readOnce(index);
    // Under a new heading no list goes on.
    if (sentence.zone === "heading" && !isRunIn(agreement, index)) reading.open = null;
  });
  return reading.norms;
}

/** No agreement has so many binding words in all; what says "shall" a hundred thousand times without a stop is no sentence. */
const mostInSentence = 5000;

/** A title at the head of a paragraph, "(b) Safeguards. Use …", ends no list. */
const isRunIn = ({ sentences }: Agreement, index: number): boolean =>
  sentences[index + 1]?.block === sentences[index]!.block;

function readSentence(reading: Reading, agreement: Agreement, index: number): void {
  const sentence = agreement.sentences[index]!;
  const headings = headingsOf(agreement, sentence);
  reading.sentence = index;
  const [from, to] = reading.rangeOf(index);
  const leadRanges = sentence.leadIns.map(reading.rangeOf);
  const lead = leadOf(reading, sentence, headings) ?? leadOfOrphan(reading, sentence, leadRanges.length > 0, from, to);
  reading.lead = leadRanges.length > 0 ? lead : null;
  const all = reading.modals
    .slice(firstFrom(reading.modals, from), firstFrom(reading.modals, to))
    .slice(0, mostInSentence)
    .filter((modal, k, found) => k === 0 || !completes(reading, modal, found[k - 1]!));
  const inserts = all
    .flatMap((modal, k) => [
      causingInsert(reading, modal, to),
      k > 0 ? causingBetween(reading, all[k - 1]!, modal, to) : null,
    ])
    .filter((one) => one !== null);
  const modals = all.filter((modal) => !inserts.some((insert) => isWithin(modal.from, insert)));
  const isItem = lead !== null && isImperative(reading.words, from, to);
  const main = modals.filter(
    (modal) => !isSubordinate(reading, modal, from) && !(isItem && isInObject(reading, modal, from)),
  );
  const isNextInItem = agreement.sentences[index - 1]?.block === sentence.block && lead !== null;
  const bound =
    lead !== null &&
    (main.length === 0 ||
      !(
        ownSubject(reading, main[0]!, from) ||
        speaksOfPaper(reading, main[0]!, to) ||
        (isNextInItem && opensWithThing(reading, main[0]!.from, from))
      ));
  // "Vendor opens its books so that compliance can be told": what it does carries the sentence.
  const isPlain =
    !bound &&
    main.length === 0 &&
    (plainForce(reading, from, to) !== "statement" || stateAfterCase(reading, modals, from, to));
  const leading = main.length > 0 ? main : bound || isPlain ? [] : modals.slice(0, 1);
  // "Vendor shall: (a) return all PHI. The Plan will say when.": what the other party does is not said by the lead-in.
  const isOther = (bearer: Bearer) =>
    isOneSide(bearer) && lead !== null && isOneSide(lead.bearer) && bearer !== lead.bearer;
  const own = (range: Range, bearer?: Bearer): Range[] => [
    ...(bearer && isOther(bearer) ? [] : leadRanges),
    ...without(inserts, range),
  ];

  let previous: Bearer | null = bound ? lead.bearer : null;
  const starts = leading.map((modal, k) => (k === 0 ? from : boundary(reading, leading[k - 1]!.to, modal.from)));
  // "Vendor reports each Breach, and Clinic shall tell the patients": what stands before the binding words of another is promised too.
  if (!bound && leading.length > 0) {
    const start = boundary(reading, from, leading[0]!.from);
    const subject = subjectBefore(reading, leading[0]!, start);
    const isOthers = start > from && subject !== null && subject !== "business associate";
    const force = isOthers ? plainForce(reading, from, start) : "statement";
    if (force !== "statement") {
      starts[0] = start;
      push(reading, {
        bearer: "business associate",
        force,
        ranges: own([from, start]),
        at: from,
        deed: deedOfItem(reading.words, from, start),
        isMain: true,
      });
    }
  }
  const inlineLead = leadInWithin(reading, leading[0], from);
  leading.forEach((modal, k) => {
    // "Vendor makes no undertaking that its agents will agree": the release reaches what stands behind its "that".
    // Of "Vendor's failure to report a Breach shall be no default" what stands before the later binding words is not theirs.
    const reaches =
      modal.bearer !== undefined || (modal.force === "release" && isOneOf("that", reading.words[modal.to]));
    const range: Range = [starts[k]!, reaches ? to : (starts[k + 1] ?? to)];
    const tail = sharedTail(reading, leading, k, starts, to);
    const ofPaper = speaksOfPaper(reading, modal, range[1]);
    const bearer = ofPaper
      ? "other"
      : bearerOf(reading, modal, k === 0 ? from : leading[k - 1]!.to, range[1], previous);
    previous = bearer;
    push(reading, {
      bearer,
      force: ofPaper || isSupposed(reading, modal) ? "statement" : forceOf(reading, modal, range[0]),
      ranges:
        sharesThing(reading, leading[0]!, modal, from) && k > 0
          ? own([from, leading[0]!.from]).concat(own(range, bearer).slice(leadRanges.length))
          : inlineLead && k > 0
            ? own(inlineLead).concat(own(range, bearer).slice(isOther(bearer) ? 0 : leadRanges.length))
            : tail
              ? [...own(range, bearer), tail]
              : own(range, bearer),
      at: modal.from,
      deed: deedBehind(reading.words, behindBearer(reading, modal), range[1]),
      isMain: main.includes(modal),
    });
    for (const insert of inserts)
      if (insert[0] >= modal.to && insert[0] < range[1])
        push(reading, {
          bearer,
          force: "duty",
          ranges: [...leadRanges, [insert[0], to]],
          at: insert[0],
          deed: deedBehind(reading.words, insert[0], to),
          isMain: true,
        });
  });
  for (const modal of modals) {
    if (leading.includes(modal)) continue;
    const start = boundary(reading, from, modal.from);
    const next = modals.find((one) => one.from > modal.from)?.from ?? to;
    const end = endOfAside(reading, modal, from, to);
    push(reading, {
      bearer: bearerOf(reading, modal, from, next, previous),
      force: isSupposed(reading, modal) ? "statement" : forceOf(reading, modal, start),
      ranges: own([start, end]),
      at: modal.from,
      deed: deedBehind(reading.words, behindBearer(reading, modal), end),
      isMain: false,
    });
  }
  // Words before a modal of their own still hang on the lead-in: "(a) Report any Breach that it discovers, and shall …".
  if (bound && (leading.length === 0 || leading[0]!.from > from))
    push(reading, {
      bearer: lead.bearer,
      force: itemForce(reading, lead.force, from),
      ranges: own([from, to]),
      at: from,
      deed: deedOfItem(reading.words, from, to),
      isMain: true,
    });
  else if (leading.length === 0)
    for (const clause of plainClauses(reading, from, to)) {
      const doer = doerOfPlainPassive(reading, ...clause);
      const letDo = doer ? null : doerLetDo(reading, ...clause);
      push(reading, {
        bearer: doer ?? letDo ?? subjectOfStatement(reading, ...clause),
        force: doer ? "duty" : letDo ? "permission" : plainForce(reading, ...clause),
        ranges: own(clause),
        at: clause[0],
        deed: deedOfItem(reading.words, ...clause),
        isMain: true,
      });
    }
  const last = reading.norms.at(-1);
  if (last && last.sentence === index) reading.leads.set(index, leadForce(reading, index));
  if (sentence.zone !== "heading" && modals.length > 0 && endsOpen(reading.words, modals.at(-1)!.to, to))
    reading.open = reading.leads.get(index) ?? null;
}

/** "If the parties do not agree to an amendment, Clinic may end it": a release in a case frees nobody. */
function isSupposed({ words, rangeOf, sentence }: Reading, modal: Modal): boolean {
  const isRefusal = words.slice(modal.from, modal.to).some(({ stem }) => isOneOf("agre consent", stem));
  if (modal.force !== "release" || !isRefusal) return false;
  let at = modal.from - 1;
  while (at >= rangeOf(sentence)[0] && !/^[,;:.]$/.test(words[at]!.text) && !isOneOf(opensCase, words[at])) at--;
  return isOneOf(opensCase, words[at]);
}

const opensCase = "if unless when whenever where should";

/** "Under no circumstances may Vendor keep", "nothing permits Vendor to keep": who is bound stands between. */
function behindBearer({ words, party }: Reading, { to }: Modal): number {
  const at = words[to]?.isLight ? to + 1 : to;
  if (!party[at]) return to;
  const behind = party[at].to;
  return isOneOf("to from", words[behind]) ? behind + 1 : behind;
}

/** "Vendor's duties upon a Breach are as follows: it shall …; it shall …": what stands before the colon governs every part. */
function leadInWithin({ words }: Reading, first: Modal | undefined, from: number): Range | null {
  if (!first) return null;
  for (let at = from + 1; at < first.from; at++)
    if (words[at]!.text === ":" && isOneOf("follows following these duties is are", words[at - 1])) return [from, at];
  return null;
}

/**
 * "May use PHI, and may disclose it, solely for the tests": what a comma sets off behind the last of several that one subject does is said
 * of all of them.
 */
function sharedTail(
  { words }: Reading,
  leading: readonly Modal[],
  k: number,
  starts: readonly number[],
  to: number,
): Range | null {
  const next = leading[k + 1];
  if (!next || leading[k + 2] || !isOneOf("and or nor but", words[next.from - 1])) return null;
  if (starts[k + 1]! < next.from - 1) return null;
  // "Shall use, and shall require its agents to use, safeguards": the first verb has no object of its own.
  const isBare = starts[k + 1]! - leading[k]!.to <= 2;
  for (let at = next.to + 1; at + 1 < Math.min(to, next.to + farthestTail); at++) {
    if (/^[;:]$/.test(words[at]!.text)) return null;
    if (words[at]!.text !== ",") continue;
    // "May use PHI, but shall not disclose it, for …": force and all, only what is done to the same thing shares it.
    const isOfSame = next.force === leading[k]!.force || isOneOf("it them", words[at - 1]);
    if (isBare || (isOfSame && isOneOf(opensTail, words[at + 1]))) return [at + 1, to];
  }
  return null;
}

const farthestTail = 30;
const opensTail =
  "solely only exclusively strictly but except save unless other otherwise provided as in for when where";

function push({ norms, sentence }: Reading, norm: Omit<Norm, "sentence">): void {
  norms.push({ sentence, ...norm });
}

/** "PHI shall be kept safe, and shall not be used": what the second says something of stands before the first. */
function sharesThing(reading: Reading, first: Modal, modal: Modal, from: number): boolean {
  return (
    isOneOf("and or but nor", reading.words[modal.from - 1]) &&
    isPassive(reading, modal) &&
    isPassive(reading, first) &&
    subjectBefore(reading, first, from) === null
  );
}
