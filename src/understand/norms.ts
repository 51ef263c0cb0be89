import type { Agreement, Sentence } from "../types.js";
import { type Modal, readBindingWords } from "./binding-words.js";
import { firstFrom, type Mentions } from "./mentions.js";
import type { Range } from "./phrases.js";
import { isOneOf, type Word } from "./words.js";

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
}

const isOneSide = (bearer: Bearer) => bearer === "business associate" || bearer === "covered entity";

/** What a lead-in hands down to its items. */
interface Lead {
  bearer: Bearer;
  force: Force;
}

const partyClasses = ["business associate", "covered entity", "parties", "subcontractor", "other person"] as const;

/** Splits every sentence into norms. */
export function findNorms(agreement: Agreement, mentions: Mentions, rangeOf: (sentence: number) => Range): Norm[] {
  const reader = new NormReader(mentions, rangeOf, readBindingWords(mentions));
  agreement.sentences.forEach((sentence, index) => {
    reader.read(sentence, index, headingsOf(agreement, sentence));
    if (sentence.zone === "heading" && !isRunIn(agreement, index)) reader.closeLeadIn();
  });
  return reader.norms;
}

/** A title at the head of a paragraph, "(b) Safeguards. Use …", ends no list. */
const isRunIn = ({ sentences }: Agreement, index: number): boolean =>
  sentences[index + 1]?.block === sentences[index]!.block;

/** Headings above a sentence, nearest first: "Obligations of Business Associate" binds items that begin with a verb. */
function headingsOf(agreement: Agreement, sentence: Sentence): number[] {
  const found: number[] = [];
  for (let at: number | undefined = sentence.clause; at !== undefined && at > 0; at = agreement.clauses[at]!.parent) {
    const first = agreement.clauses[at]!.sentences[0];
    if (agreement.sentences[first]?.zone === "heading") found.push(first);
  }
  return found;
}

/** Behind a label and a title that is run in: "(a) Limits: not use". */
const opensWithNot = /^(?:\(? ?\w{1,4} ?[).]? )?(?:[A-Z][^:;.]{0,80}: )?(?:not|never|make no) /i;

class NormReader {
  readonly norms: Norm[] = [];
  readonly #modals: Modal[];
  /** The sentence being read. */
  #sentence = -1;
  /** What the lead-in of that sentence hands down. */
  #lead: Lead | null = null;
  readonly #party: { bearer: Bearer; to: number }[];
  /** The second and later words of the parties' names. */
  readonly #inName = new Set<number>();
  readonly #leads = new Map<number, Lead>();
  /** The last lead-in under the present heading: a sentence that ends in a colon. */
  #open: Lead | null = null;

  constructor(
    readonly mentions: Mentions,
    readonly rangeOf: (sentence: number) => Range,
    modals: Modal[],
  ) {
    this.#modals = modals;
    this.#party = [];
    const isPhi = new Set(mentions.named("phi").map(({ from }) => from));
    for (const name of partyClasses)
      for (const one of mentions.named(name)) {
        // "Provider PHI": whose it is, not who acts.
        if (isPhi.has(one.to)) continue;
        const known = this.#party[one.from];
        if (known && known.to >= one.to) continue;
        this.#party[one.from] = { bearer: name === "other person" ? "other" : name, to: one.to };
        for (let at = one.from + 1; at < one.to; at++) this.#inName.add(at);
      }
  }

  read(sentence: Sentence, index: number, headings: number[]): void {
    this.#sentence = index;
    const [from, to] = this.rangeOf(index);
    const leadRanges = sentence.leadIns.map(this.rangeOf);
    const lead = this.#leadOf(sentence, headings) ?? this.#leadOfOrphan(sentence, leadRanges.length > 0, from, to);
    this.#lead = leadRanges.length > 0 ? lead : null;
    const all = this.#modals
      .slice(firstFrom(this.#modals, from), firstFrom(this.#modals, to))
      .filter((modal, k, found) => k === 0 || !this.#completes(modal, found[k - 1]!));
    const inserts = all.map((modal) => this.#causingInsert(modal, to)).filter((one) => one !== null);
    const modals = all.filter((modal) => !inserts.some((insert) => isWithin(modal.from, insert)));
    const isItem = lead !== null && isImperative(this.mentions.words, from, to);
    const main = modals.filter(
      (modal) => !this.#isSubordinate(modal, from) && !(isItem && this.#isInObject(modal, from)),
    );
    const bound = lead !== null && (main.length === 0 || !this.#ownSubject(main[0]!, from));
    const leading = main.length > 0 ? main : bound ? [] : modals.slice(0, 1);
    // "Vendor shall: (a) return all PHI. The Plan will say when.": what the other party does is not said by the lead-in.
    const isOther = (bearer: Bearer) =>
      isOneSide(bearer) && lead !== null && isOneSide(lead.bearer) && bearer !== lead.bearer;
    const own = (range: Range, bearer?: Bearer): Range[] => [
      ...(bearer && isOther(bearer) ? [] : leadRanges),
      ...without(inserts, range),
    ];

    let previous: Bearer | null = bound ? lead.bearer : null;
    const starts = leading.map((modal, k) => (k === 0 ? from : this.#boundary(leading[k - 1]!.to, modal.from)));
    leading.forEach((modal, k) => {
      // "Vendor makes no undertaking that its agents will agree": the release reaches what stands behind its "that".
      const reaches = modal.force === "release" && isOneOf("that", this.mentions.words[modal.to]?.text);
      const range: Range = [starts[k]!, reaches ? to : (starts[k + 1] ?? to)];
      const bearer = this.#bearerOf(modal, k === 0 ? from : leading[k - 1]!.to, range[1], previous);
      previous = bearer;
      this.#push(index, bearer, this.#forceOf(modal, range[0]), own(range, bearer), modal.from);
      for (const insert of inserts)
        if (insert[0] === modal.to) this.#push(index, bearer, "duty", [...leadRanges, [insert[0], to]], insert[0]);
    });
    for (const modal of modals) {
      if (leading.includes(modal)) continue;
      const start = this.#boundary(from, modal.from);
      const next = modals.find((one) => one.from > modal.from)?.from ?? to;
      this.#push(
        index,
        this.#bearerOf(modal, from, next, previous),
        this.#forceOf(modal, start),
        own([start, to]),
        modal.from,
      );
    }
    // Words before a modal of their own still hang on the lead-in: "(a) Report any Breach that it discovers, and shall …".
    if (bound && (leading.length === 0 || leading[0]!.from > from))
      this.#push(index, lead.bearer, this.#itemForce(lead.force, from), own([from, to]), from);
    else if (leading.length === 0)
      this.#push(index, this.#subjectOfStatement(from, to), "statement", own([from, to]), from);
    const last = this.norms.at(-1);
    if (last && last.sentence === index) this.#leads.set(index, this.#leadForce(index));
    if (sentence.zone !== "heading" && modals.length > 0 && endsOpen(this.mentions.words, modals.at(-1)!.to, to))
      this.#open = this.#leads.get(index) ?? null;
  }

  /** "Shall, and shall cause its subcontractors to, comply": what others are made to do is put between the binding words and their verb. */
  #causingInsert(modal: Modal, to: number): Range | null {
    const { words } = this.mentions;
    if (!/^[,(]$/.test(words[modal.to]?.text ?? "") || !isOneOf("and or", words[modal.to + 1]?.text)) return null;
    const makes = words.slice(modal.to + 2, modal.to + 6).some(({ stem }) => makesOthers.test(stem));
    for (let at = modal.to + 3; makes && at < Math.min(to - 1, modal.to + 30); at++)
      if (isOneOf("to", words[at]!.text) && /^[,)]$/.test(words[at + 1]!.text)) return [modal.to, at + 2];
    return null;
  }

  /** "Shall also oblige the supplier", "agrees to the following:": the verb, or the colon, that goes with the binding words before it. */
  #completes(modal: Modal, before: Modal): boolean {
    if (modal.to - modal.from > 1) return false;
    const { words } = this.mentions;
    const isVerbOf =
      /^(?:oblige|obligate|require|bind|permit|allow|authori[sz]e|release|grant|let|waive|undertake|covenant)$/i;
    return words[modal.from]!.text === ":" || (modal.from - before.to < 2 && isVerbOf.test(words[modal.from]!.text));
  }

  /** Under a new heading no list goes on. */
  closeLeadIn(): void {
    this.#open = null;
  }

  #push(sentence: number, bearer: Bearer, force: Force, ranges: Range[], at: number): void {
    this.norms.push({ sentence, bearer, force, ranges, at });
  }

  /** What a lead-in hands down: its last binding words. */
  #leadForce(index: number): Lead {
    // Those of the sentence stand last; the search goes no further, for an agreement may have ten thousand norms.
    let last = this.norms.at(-1)!;
    for (let k = this.norms.length - 2; k >= 0 && this.norms[k]!.sentence === index; k--)
      if (this.norms[k]!.at >= last.at) last = this.norms[k]!;
    return { bearer: last.bearer, force: last.force };
  }

  #leadOf(sentence: Sentence, headings: number[]): Lead | null {
    for (const leadIn of [...sentence.leadIns].reverse()) {
      const lead = this.#leads.get(leadIn);
      if (lead && lead.force !== "statement") return lead;
    }
    if (sentence.zone !== "operative") return null;
    for (const heading of headings) {
      const [from, to] = this.rangeOf(heading);
      const named = this.mentions.named("obligations");
      const obligations = named[firstFrom(named, from)];
      if (!obligations || obligations.from >= to) continue;
      const bearer = this.#partyIn(from, to);
      if (bearer) return { bearer, force: "duty" };
    }
    return null;
  }

  /** An item that begins with a verb and has lost its lead-in, to a page break or in copying, hangs on the last one left open. */
  #leadOfOrphan(sentence: Sentence, hasLead: boolean, from: number, to: number): Lead | null {
    if (hasLead || sentence.zone !== "operative" || !isImperative(this.mentions.words, from, to)) return null;
    return this.#open ?? { bearer: "unstated", force: "duty" };
  }

  #partyIn(from: number, to: number): Bearer | null {
    for (let at = from; at < to; at++)
      if (this.#party[at] && this.#party[at]!.bearer !== "other") return this.#party[at]!.bearer;
    return null;
  }

  /** "Business Associate agrees to: (a) Limits: not use or disclose …" forbids. */
  #itemForce(force: Force, from: number): Force {
    if (force !== "duty") return force;
    const opening = this.mentions.words.slice(from, from + 14).map((word) => word.text);
    return opensWithNot.test(`${opening.join(" ")} `) ? "prohibition" : force;
  }

  /** Where the part of the sentence that belongs to the next binding words begins: at its subject, or at the joint before it. */
  #boundary(after: number, before: number): number {
    const words = this.mentions.words;
    // "Vendor covenants that PHI … will be secured": what is promised begins at the "that".
    if (isOneOf("that", words[after]?.text) && !words.slice(after, before).some(({ text }) => /^[;:.]$/.test(text)))
      return after + 1;
    for (let at = before - 1; at > after; at--) {
      const { text } = words[at]!;
      if (/^[;:.?!]$/.test(text)) return at + 1;
      if (text === "," && isOneOf("and but or provided except however then so nor", words[at + 1]?.text)) return at + 1;
      if (isOneOf("and but", text) && this.#party[at + 1]) return at;
      if (isOneOf("and but", text) && at + 1 >= before - 1) return at;
    }
    let start = before;
    for (let at = before - 1; at > after && at > before - 12; at--) {
      if (this.#party[at]) start = at;
      if (start === before && isOneOf("that", words[at]!.text)) return at + 1;
      if (words[at]!.text === ",") return this.#party[at + 1] || start === before ? at + 1 : start;
    }
    // "Undertakes that no PHI shall be left": what follows the "that" belongs to the second.
    if (start === before && before - after < 12 && isOneOf("that", words[after]?.text)) return after + 1;
    return start;
  }

  /** Binding words inside a condition, a relative or a purpose clause do not carry the sentence. */
  #isSubordinate(modal: Modal, from: number): boolean {
    const words = this.mentions.words;
    if (this.#isEnsured(modal, from) || this.#describesObject(modal, from)) return true;
    for (let at = this.#beforeInsert(modal.from, from), steps = 0; at >= from && steps < 14; at--, steps++) {
      const { text } = words[at]!;
      if (/^[;:]$/.test(text)) return false;
      if (text === "," && steps > 0 && !this.#opensInsert(at, modal.from)) return false;
      // "If return is infeasible it shall protect the PHI": the duty begins at the pronoun, without a comma.
      if (steps > 3 && isOneOf("if when where that", text) && isOneOf("it they", words[modal.from - 1]!.text))
        return false;
      if (isSubordinator(words, at)) return !isOneOf("that", text) || !this.#isPromiseThat(at);
    }
    return false;
  }

  /** "Provide the information Clinic needs to give an accounting": in an item that begins with its verb, binding words without a joint before them describe its object. */
  #isInObject(modal: Modal, from: number): boolean {
    const { words } = this.mentions;
    for (let at = modal.from - 1; at >= from; at--)
      if (/^[;:.,]$|^(?:and|but|or|then)$/i.test(words[at]!.text)) return false;
    return true;
  }

  /** "Shall supply the entries it needs to give an accounting", "at such place as Clinic may name": a clause that hangs on the noun before it. */
  #describesObject(modal: Modal, from: number): boolean {
    const { words } = this.mentions;
    let subject = modal.from - 1;
    while (subject > from && !this.#party[subject] && modal.from - subject < 4) subject--;
    if (isOneOf("it they", words[modal.from - 1]?.text)) subject = modal.from - 1;
    else if (
      !words.slice(this.#party[subject]?.to ?? from, modal.from).every(({ text }) => betweenSubjectAndVerb.test(text))
    )
      return false;
    if (words[subject - 1]?.isLight) subject--;
    const noun = words[subject - 1];
    if (subject - 1 <= from || !noun || !/^[a-z]{3,}$/.test(noun.text) || joints.test(noun.text)) return false;
    let start = subject - 1;
    while (start > from && !/^[,;:.()]$|^(?:and|or|but)$/i.test(words[start - 1]!.text)) start--;
    // "Within ten days of a request Vendor shall": a phrase of time or case opens the main clause.
    if (isPreposition(words[start]) || isSubordinator(words, start) || opensClause.test(words[start]!.text))
      return false;
    return this.#modals.some(({ from: at }) => at >= from && at < subject) || this.#lead !== null;
  }

  /** "shall ensure that any subcontractors … agree to": what others are made to do is part of the duty to make them. */
  #isEnsured(modal: Modal, from: number): boolean {
    const subject = this.#subjectBefore(modal, from);
    if (subject !== "subcontractor" && subject !== "other") return false;
    for (let at = modal.from - 1; at >= from && !/^[;.]$/.test(this.mentions.words[at]!.text); at--)
      if (isOneOf("ensur caus requir oblig obtain bind assur secur contract", this.mentions.words[at]!.stem))
        return true;
    return false;
  }

  /** "agrees that it will", "acknowledges that Vendor shall": the clause after such a "that" is the promise itself. */
  #isPromiseThat(at: number): boolean {
    // "Vendor agrees: (a) that it will …": the items go on with the promise.
    if (this.#lead && at === this.rangeOf(this.#sentence)[0]) return true;
    return (
      isOneOf(
        "agre undertak covenant warrant repres promis term condit acknowledg understood understand provid duti requir confirm commit ensur",
        this.mentions.words[at - 1]?.stem,
      ) && this.mentions.words[at - 1]!.stem !== "ensur"
    );
  }

  /** Steps over an insert before the binding words: "the Administrator, which is Northwind, will", "Clinic, on finding a breach, may". */
  #beforeInsert(modal: number, from: number): number {
    const words = this.mentions.words;
    if (words[modal - 1]?.text !== ",") return modal - 1;
    for (let at = modal - 2; at > Math.max(from, modal - 24); at--)
      if (words[at]!.text === ",") return opensInsert.test(words[at + 1]!.text) ? at - 1 : modal - 1;
    return modal - 1;
  }

  /** A comma that closes an insert ("Vendor, being Northwind, shall") rather than a clause. */
  #opensInsert(at: number, modal: number): boolean {
    return modal - at <= 1;
  }

  #ownSubject(modal: Modal, from: number): boolean {
    return this.#subjectBefore(modal, from) !== null || this.#subjectBehind(modal) !== null;
  }

  /** "In no event shall Vendor", "nor shall Vendor": the subject stands behind the binding words. */
  #subjectBehind(modal: Modal): Bearer | null {
    const words = this.mentions.words;
    const opensNegative = isOneOf("not never", words[this.rangeOf(this.#sentence)[0]]?.text);
    if (
      !opensNegative &&
      !isOneOf("case event circumstance circumstances nor neither time", words[modal.from - 1]?.text)
    )
      return null;
    const at = words[modal.to]?.isLight ? modal.to + 1 : modal.to;
    return this.#party[at]?.bearer ?? null;
  }

  #bearerOf(modal: Modal, from: number, to: number, previous: Bearer | null): Bearer {
    const after = this.#afterModal(modal) ?? this.#subjectBehind(modal);
    if (after) return after;
    const agent = this.#isPassive(modal) ? this.#agentOfPassive(modal, from, to) : null;
    if (agent) return agent;
    // "Vendor shall notify Covered Entity, shall extend …": no object of the verb before takes over.
    if (previous && previous !== "other" && !this.#isPassive(modal) && this.#followsJoint(modal)) return previous;
    const subject = this.#subjectBefore(modal, from);
    // "before Vendor lets another company handle PHI": what it grants, it grants to somebody else.
    if (subject === "business associate" && isGrant(modal, this.mentions.words)) return "other";
    if (subject && !(this.#isPassive(modal) && subject !== "business associate")) return subject;
    // "The report must give": whoever has to report gives it.
    if (this.#isPassive(modal) || (!subject && isReport.test(this.mentions.words[modal.from - 1]?.text ?? "")))
      return "unstated";
    if (previous && this.#nothingBefore(modal, from)) return previous;
    if (this.mentions.named("obligations").some((one) => one.from === modal.from)) return subject ?? "unstated";
    return (
      subject ??
      (this.#nothingBefore(modal, from) ? (previous ?? "unstated") : (this.#agent(from, modal.from) ?? "other"))
    );
  }

  /** "it is incumbent upon Vendor to", "it shall be the duty of Vendor to", "Covered Entity authorizes Vendor to". */
  #afterModal(modal: Modal): Bearer | null {
    const words = this.mentions.words;
    const last = words[modal.to - 1]!.stem;
    const first = words[modal.from]!.text;
    const fallsTo = words.slice(modal.from, modal.to).some(({ text }) => isOneOf("fall falls rest rests", text));
    const inverted =
      fallsTo ||
      (modal.to - modal.from > 3 && isOneOf("under", first)) ||
      (isOneOf("is are", first) && isOneOf("that", last));
    // "No use is permitted to Vendor": a party where a verb would stand.
    const isGiven =
      isOneOf("to", words[modal.to - 1]!.text) &&
      /^(?:permit|allow|open|forbid|prohibit)/.test(words[modal.to - 2]?.stem ?? "");
    if (isGiven && !isOneOf("to", words[modal.to]?.text)) {
      const at = words[modal.to]?.isLight ? modal.to + 1 : modal.to;
      return this.#party[at]?.bearer ?? null;
    }
    if (
      !inverted &&
      !/^(?:upon|on|of|for|by|author|permit|allow|releas|excus|reliev|exempt|absolv|discharg|free|requir|oblig|direct|instruct|compel|bind|let|grant|from|with)$/.test(
        last,
      )
    )
      return null;
    // "Is responsible for notifying Clinic", "has the duty of telling Clinic": who stands behind is what the duty is about.
    if (words.slice(modal.from, modal.to).some(({ text }) => ownsDuty.test(text))) return null;
    for (let at = modal.to; at < modal.to + 3; at++) if (this.#party[at]) return this.#party[at]!.bearer;
    return null;
  }

  /** The nearest party before the binding words that is no object of a preposition and owns nothing. */
  #subjectBefore(modal: Modal, from: number): Bearer | null {
    const words = this.mentions.words;
    const opening = this.#openingSubject(modal, from);
    if (opening) return opening;
    let fallback: Bearer | null = null;
    for (let at = this.#beforeInsert(modal.from, from); at >= from; at--) {
      const party = this.#party[at];
      if (words[at]!.text === ";") break;
      if (
        isOneOf("it they them each neither both", words[at]!.text) &&
        modal.from - at <= 2 &&
        isOneOf("it they", words[at]!.text)
      ) {
        return this.#antecedent(at) ?? "business associate";
      }
      if (!party || party.to > modal.from) continue;
      const possessive = /['’]s?$/.test(words[party.to - 1]!.text);
      // "in a way this Agreement does not provide for, Vendor shall": the preposition belongs to what the comma closes.
      const opens = party.to === modal.from && words[at - 1]?.text === ",";
      const before = opens ? undefined : this.#wordBefore(at);
      if (this.#isOwner(at, modal.from)) return party.bearer;
      if (party.to === modal.from && actsFor(words, at)) return party.bearer;
      // "Notify Clinic in writing, which shall state the reasons": it is the writing that states them.
      if (
        party.bearer === "covered entity" &&
        isOneOf("which", words[modal.from - 1]!.text) &&
        party.to < modal.from - 2
      )
        continue;
      if (!possessive && !isPreposition(before)) return this.#leaderOf(at, from) ?? party.bearer;
      if (possessive && this.#isObligationOf(party.to, modal.from)) return party.bearer;
      if (possessive && this.#speaksFor(party.to)) return party.bearer;
      fallback ??= isOneOf("which who", words[modal.from - 1]!.text) ? party.bearer : null;
    }
    return fallback;
  }

  /** "Vendor, having regard to the needs of the patients, shall": the party that opens the sentence before an insert. */
  #openingSubject(modal: Modal, from: number): Bearer | null {
    const words = this.mentions.words;
    if (words[modal.from - 1]?.text !== ",") return null;
    let at = from;
    while (
      at < from + 3 &&
      !this.#party[at] &&
      (words[at]!.isLight || /^(?:\(?[a-z0-9.]{1,5}\)?|[-•*])$/.test(words[at]!.text))
    )
      at++;
    const party = this.#party[at];
    if (!party || party.to >= modal.from - 1 || words[party.to]!.text !== ",") return null;
    // Behind a semicolon or a colon another subject may have begun.
    return words.slice(party.to, modal.from).some(({ text }) => /^[;:]$/.test(text)) ? null : party.bearer;
  }

  /** "Vendor and its agents or subcontractors shall": the party that is named first is bound, with those it answers for. */
  #leaderOf(at: number, from: number): Bearer | null {
    if (this.#party[at]!.bearer !== "subcontractor" && this.#party[at]!.bearer !== "other") return null;
    const words = this.mentions.words;
    for (let back = at - 1, joined = false; back >= from && back > at - 12; back--) {
      joined ||= isOneOf("and or nor", words[back]!.text);
      const party = this.#party[back];
      if (party && party.bearer !== "subcontractor" && party.bearer !== "other") return joined ? party.bearer : null;
      if (
        !party &&
        !this.#inName.has(back) &&
        !words[back]!.isLight &&
        !isOneOf(
          "and or nor employee employees officer officers director directors affiliate affiliates permitted authorized neither either both staff personnel",
          words[back]!.text,
        )
      )
        return null;
    }
    return null;
  }

  /** "Vendor's obligation at termination is to …": the owner of the obligation bears it. */
  #isObligationOf(from: number, to: number): boolean {
    return this.mentions.named("obligations").some((one) => one.from >= from && one.from <= to && one.from - from < 3);
  }

  /** "The duties of Vendor extend to", "Obligations of Vendor:" name whose they are behind the word. */
  #isOwner(at: number, modal: number): boolean {
    const { words } = this.mentions;
    const of = words[at - 1]?.isLight ? at - 2 : at - 1;
    return (
      modal - at < 14 &&
      isOneOf("of", words[of]?.text) &&
      this.mentions.named("obligations").some((one) => one.to === of)
    );
  }

  /** "Vendor's privacy officer shall", "the Department's contracting officer may": people of a party act for it. */
  #speaksFor(from: number): boolean {
    return this.mentions.words
      .slice(from, from + 4)
      .some(({ text }) =>
        isOneOf(
          "officer officers staff team personnel counsel desk engineer engineers representative representatives director manager",
          text,
        ),
      );
  }

  /** The party a pronoun stands for: the last subject in this sentence or the one before. */
  #antecedent(at: number): Bearer | null {
    // "If Clinic determines that Vendor has violated the agreement, it may end it": who decides may act.
    const condition = this.#subjectOfCondition(at);
    if (condition && isOneOf("may", this.mentions.words[at + 1]?.text)) return condition;
    // "Whenever Vendor carries out a duty of Clinic, it shall": whoever does the first does the second.
    if (condition === "business associate") return condition;
    // "Vendor promises: • Speak up. It will tell Clinic …": the lead-in says of whom the items speak.
    if (this.#lead && this.#isFirstSubject(at)) return this.#lead.bearer;
    // "Vendor shall tell Clinic why; it shall protect the PHI": the same subject goes on.
    const last = this.norms.at(-1);
    if (last && last.sentence >= this.#sentence - 1 && /^(?:business associate|parties)$/.test(last.bearer))
      return last.bearer;
    // "If Vendor stores PHI, then when Clinic asks it shall": duties in these agreements are the vendor's, also behind a pronoun.
    if (isOneOf("shall will must", this.mentions.words[at + 1]?.text) && this.#opensWithAssociate(at))
      return "business associate";
    for (let back = at - 1; back > Math.max(0, at - 40); back--) {
      const party = this.#party[back];
      if (!party || party.bearer === "other") continue;
      // "Vendor undertakes to the Practice (Lakeside) that it shall": a name in brackets explains the one before it.
      if (isPreposition(this.#wordBefore(back)) || this.mentions.words[back - 1]!.text === "(") continue;
      return this.#leaderOf(back, Math.max(0, at - 40)) ?? party.bearer;
    }
    const before = this.norms.at(-1)?.bearer;
    return before === "other" || before === "unstated" ? null : (before ?? null);
  }

  /** Whether the sentence opens with a condition about the business associate: "If Vendor …". */
  #opensWithAssociate(at: number): boolean {
    const [from] = this.rangeOf(this.#sentence);
    for (let next = from; next < Math.min(at, from + 5); next++)
      if (this.#party[next]) return this.#party[next]!.bearer === "business associate";
    return false;
  }

  /** The party that the condition before a main clause speaks of first. */
  #subjectOfCondition(at: number): Bearer | null {
    const { words } = this.mentions;
    if (words[at - 1]?.text !== ",") return null;
    const [from] = this.rangeOf(this.#sentence);
    for (let back = at - 2; back >= from; back--)
      if (isOneOf("if when whenever where should once", words[back]!.text))
        for (let next = back + 1; next < back + 4; next++) if (this.#party[next]) return this.#party[next]!.bearer;
    return null;
  }

  /** No party stands between the beginning of the sentence and this word. */
  #isFirstSubject(at: number): boolean {
    for (let back = at - 1; back >= this.rangeOf(this.#sentence)[0]; back--)
      if (this.#party[back] && !isPreposition(this.#wordBefore(back))) return false;
    return true;
  }

  #wordBefore(at: number): Word | undefined {
    for (let back = at - 1; back >= 0 && back > at - 4; back--)
      if (!this.mentions.words[back]!.isLight) return this.mentions.words[back];
    return undefined;
  }

  #nothingBefore(modal: Modal, from: number): boolean {
    for (let at = modal.from - 1; at >= from; at--) {
      const word = this.mentions.words[at]!;
      if (/^[;:,]$/.test(word.text) || isOneOf("and or but then also", word.text)) return at >= modal.from - 3;
      if (!word.isLight) return false;
    }
    return true;
  }

  #isPassive(modal: Modal): boolean {
    const words = this.mentions.words;
    for (let at = modal.to - 1; at < modal.to + 3 && at < words.length; at++)
      if (isOneOf("be been being", words[at]!.text))
        return words
          .slice(at + 1, at + 4)
          .some((word) =>
            /(?:ed|en|given|made|sent|told|kept|held|shown|put|paid|brought|sold|lent|bought|built|done|left|lost|withheld|drawn|known)$/i.test(
              word.text,
            ),
          );
    return false;
  }

  /** "shall be reported by Vendor", "disclosures by Vendor shall be confined to those demanded by law". */
  #agentOfPassive(modal: Modal, from: number, to: number): Bearer | null {
    const after = this.#agent(modal.to, to);
    if (after !== null && after !== "other") return after;
    const before = this.#agent(from, modal.from);
    return before !== null && before !== "other" ? before : after;
  }

  /** Whoever stands behind "by". */
  #agent(from: number, to: number): Bearer | null {
    for (let at = from; at < to; at++)
      if (isOneOf("by", this.mentions.words[at]!.text))
        for (let next = at + 1; next < at + 4 && next < to; next++)
          if (this.#party[next]) return this.#party[next]!.bearer;
    return null;
  }

  /** "No PHI shall be kept", "Neither party may": the no before the binding words turns them round. */
  #forceOf(modal: Modal, from: number): Force {
    const words = this.mentions.words;
    // "Vendor shall, not later than ten days after a request, supply": the no belongs to the day.
    if (modal.force === "prohibition" && setsLastDay(words, modal)) return "duty";
    let negated = false;
    for (let at = modal.from - 1; at >= Math.max(from, modal.from - 16) && !/^[;:.]$/.test(words[at]!.text); at--) {
      // "If neither is feasible, Covered Entity shall": a no before the comma is not about the subject behind it.
      if (words[at]!.text === "," && !negated && this.#subjectStartsAt(at + 1, modal.from)) break;
      if (
        isOneOf("no neither none nothing nobody nor", words[at]!.text) &&
        // "a use for which this Agreement makes no provision": no is about the object of another verb.
        !isOneOf("make makes has have had give gives is are was were contain contains", words[at - 1]?.text) &&
        !isOneOf("later less more longer cause reason cost charge fee penalty", words[at + 1]?.text) &&
        !this.#isTimeLimit(at + 1, modal)
      )
        negated = true;
    }
    // "Not even for an unpaid bill may Vendor lock the charts."
    negated ||= isOneOf("not", words[from]?.text) && this.#party[modal.to] !== undefined;
    const force = this.#omits(modal) ? "duty" : null;
    if (!negated) return modal.force === "prohibition" ? (force ?? modal.force) : modal.force;
    // "No term of this Agreement obliges Vendor to report", "No duty to report rests on Vendor": nothing binds it.
    if (modal.force === "duty" && words.slice(modal.from, modal.to).some(({ text }) => bindsFromOutside.test(text)))
      return "release";
    return modal.force === "duty" || modal.force === "permission" ? (force ?? "prohibition") : modal.force;
  }

  /** "In no event shall Vendor fail to report": who may not leave it undone has to do it. */
  #omits(modal: Modal): boolean {
    const { words } = this.mentions;
    for (let at = modal.to; at < modal.to + 6; at++) {
      if (isOneOf("fail omit neglect refuse decline cease", words[at]?.text)) return isOneOf("to", words[at + 1]?.text);
      if (!words[at] || !(words[at]!.isLight || this.#party[at] || this.#inName.has(at))) return false;
    }
    return false;
  }

  /** "In no event later than", "in no case shall the report come later than ten days": sets the last day for a duty. */
  #isTimeLimit(at: number, modal: Modal): boolean {
    const { words } = this.mentions;
    if (!isOneOf("event case circumstances", words[at]?.text)) return false;
    return (
      words[at + 1] !== words[modal.from] ||
      words
        .slice(modal.to, modal.to + 14)
        .some(({ text }) => isOneOf("later more longer less fewer exceed beyond", text))
    );
  }

  #followsJoint(modal: Modal): boolean {
    const { words } = this.mentions;
    if (/^(?:,|;|and|or|but|then|also)$/i.test(words[modal.from - 1]?.text ?? "")) return true;
    // "…, and within ten days of a request shall supply": when it is due stands between the joint and the binding words.
    for (let at = modal.from - 2; at > modal.from - 16 && at > 0 && !/^[,;:.]$/.test(words[at]!.text); at--)
      if (isOneOf("within upon on at after following during before without", words[at]!.text))
        return isOneOf("and but", words[at - 1]!.text);
    return false;
  }

  /** A party, but for an article at once behind, that the binding words follow. */
  #subjectStartsAt(at: number, modal: number): boolean {
    const start = this.mentions.words[at]?.isLight ? at + 1 : at;
    return this.#party[start] !== undefined && this.#party[start]!.to === modal;
  }

  #subjectOfStatement(from: number, to: number): Bearer {
    // "For audits by the Secretary, Vendor answers", "When you leave, we wipe everything": the subject stands behind the phrase that opens the sentence.
    if (isPreposition(this.mentions.words[from]) || isSubordinator(this.mentions.words, from))
      for (let at = from + 1; at < Math.min(to, from + 20); at++)
        if (this.mentions.words[at]!.text === ",")
          for (const next of [at + 1, at + 2])
            if (this.#party[next] && this.#party[next]!.bearer !== "other") return this.#party[next]!.bearer;
    for (let at = from; at < Math.min(to, from + 8); at++) if (this.#party[at]) return this.#party[at]!.bearer;
    return "other";
  }
}

const makesOthers = /^(?:caus|requir|oblig|direct|instruct|permit|allow|bind|get|have)$/;

const isWithin = (at: number, [from, to]: Range): boolean => at >= from && at < to;

/** A range without the inserts that lie in it. */
function without(inserts: readonly Range[], [from, to]: Range): Range[] {
  const insert = inserts.find((one) => one[0] > from && one[1] < to);
  return insert ? [[from, insert[0]], ...without(inserts, [insert[1], to])] : [[from, to]];
}

/** A lone verb by which its subject gives leave to another: "lets", "permits". */
const isGrant = ({ from, to }: Modal, words: Word[]): boolean =>
  to - from === 1 && isOneOf("lets allows permits authorizes authorises", words[from]!.text);

const openingVerbs =
  /^(?:use|disclose|report|notify|inform|tell|give|send|deliver|furnish|supply|provide|make|maintain|implement|ensure|comply|require|document|return|destroy|mitigate|retain|establish|adopt|keep|restrict|limit|refrain|permit|obtain|extend|cease|incorporate|recognize|cooperate|safeguard|protect|encrypt|conduct|train|amend|account)$/i;

/** "Report promptly any …", "(c) Not use or further disclose …": begins with the bare form of a verb. */
function isImperative(words: Word[], from: number, to: number): boolean {
  let at = from;
  // "(a)" and "3." are labels; the article of "a use of PHI" is none.
  const isLabel = (k: number) =>
    /^(?:[a-z]|[ivx]+|\d+)$/i.test(words[k]!.text) && /^[).:]$/.test(words[k + 1]?.text ?? "");
  while (at < to && at < from + 5 && (words[at]!.isPunctuation || isLabel(at))) at++;
  // "During the term of this Agreement, notify …": the verb stands behind the comma.
  if (isOneOf("during upon within at following after in to", words[at]?.text)) {
    const comma = words.slice(at, Math.min(to, at + 24)).findIndex((word) => word.text === ",");
    if (comma > 0) at += comma + 1;
  }
  if (isOneOf("not promptly immediately timely", words[at]?.text)) at++;
  return at < to && openingVerbs.test(words[at]!.text) && to - at > 4;
}

/** "… and agrees that it will: a.", "… for the purposes set out below." */
function endsOpen(words: Word[], from: number, to: number): boolean {
  return words.slice(Math.max(from, to - 4), to).some((word) => word.text === ":" || word.text === "below");
}

/** "Shall not later than", "shall, not more than ten days after": binding words that run into a limit of time. */
const setsLastDay = (words: Word[], { to }: Modal): boolean =>
  isOneOf("not", words[to - 1]!.text) &&
  isOneOf("later more longer less fewer", words[to]?.text) &&
  isOneOf("than", words[to + 1]?.text);

/** Words by which a duty is said to be the subject's own. */
const ownsDuty =
  /^(?:responsible|accountable|answerable|has|have|bears?|owes?|assumes?|accepts?|takes?|carries|acknowledges?)$/i;

/** Verbs by which a duty comes upon somebody, who is not their subject. */
const bindsFromOutside =
  /^(?:requires|obliges|obligates|compels|directs|instructs|binds|lies?|rests?|falls?|owed|undertaken|incumbent)$/i;

/** Words that open an insert between a subject and its binding words. */
const opensInsert = /^(?:which|who|whom|being|meaning|on|upon|after|if|when|where|having|acting|once)$/i;

/** Words that are no nouns: what follows them begins afresh. */
const joints =
  /^(?:and|but|that|then|also|thereafter|which|who|whom|where|when|while|because|though|than|upon|from|with|into|for|the|any|all|such|not|nor|yet)$/i;

const isReport = /^(?:reports?|notices?|notifications?)$/i;

const betweenSubjectAndVerb = /^(?:would|itself|also|then|so|reasonably|otherwise)$/i;

/** Words that open a phrase of time or case before a main clause. */
const opensClause =
  /^(?:during|within|after|following|before|prior|promptly|immediately|thereafter|further|furthermore|additionally|annually|each|every|once|no|not|until|throughout|without|except|notwithstanding|subject|given|as|under|in|to)$/i;

const subordinators =
  /^(?:if|when|whenever|where|wherever|unless|until|because|while|whilst|whether|that|which|who|whom|whose|as|so|should|although|though|once|after|before|than)$/i;

function isSubordinator(words: Word[], at: number): boolean {
  const { text } = words[at]!;
  if (!subordinators.test(text)) return false;
  // "such as", "as well as", "shall, as soon as possible," hold no clause before the binding words.
  return !(isOneOf("as", text) && isOneOf("such well soon far", words[at - 1]?.text));
}

const agents =
  /^(?:officers?|representatives?|executives?|employees?|officials?|directors?|personnel|staff|workforce|managers?|team)$/i;

/** "An officer of Vendor": whoever acts for a party binds it. */
function actsFor(words: Word[], party: number): boolean {
  const of = words[party - 1]?.isLight ? party - 2 : party - 1;
  return isOneOf("of", words[of]?.text) && agents.test(words[of - 1]?.text ?? "");
}

const isPreposition = (word: Word | undefined) =>
  word !== undefined &&
  isOneOf(
    "of to by with from for on against upon between under at in into than through behalf via toward towards about among",
    word.text,
  );
