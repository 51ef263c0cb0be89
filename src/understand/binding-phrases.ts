import type { Occurrence } from "./phrases.js";
import { firstWords, longestOf, needsOf, type Part, type Shape, ShapeMatcher, ShapeReader } from "./word-shapes.js";
import { placesWhere } from "./word-places.js";
import type { Word } from "./words.js";

/**
 * Binding words that are composed freely: "is hereby bound to", "has the sole and continuing obligation to", "covenants and
 * agrees with Clinic that it shall". The lexicon lists set phrases (rules/lexicon/force.yaml); here stands how drafters put
 * such a phrase together, so that an adverb, an adjective or a second verb in it changes nothing.
 */
export interface BindingPhrase extends Occurrence {
  force: BindingForce;
}

/** How binding words bind, allow or let off; each is the name of an entry of the lexicon. */
export const bindingForces = ["duty", "prohibition", "permission", "release"] as const;
export type BindingForce = (typeof bindingForces)[number];

const duty = "duty|obligation|responsibility|responsibilities|commitment|undertaking|task";
const agrees =
  "agree|agrees|covenant|covenants|undertake|undertakes|promise|promises|commit|commits|pledge|pledges|engage|engages|contract|contracts";
const promises = `${agrees}|guarantee|guarantees|warrant|warrants|represent|represents|certify|certifies|acknowledge|acknowledges|confirm|confirms|accept|accepts|understand|understands`;
const is = "is|are|am|remain|remains|stand|stands";
const has =
  "has|have|bear|bears|owe|owes|assume|assumes|accept|accepts|undertake|undertakes|carry|carries|acknowledge|acknowledges|give|gives|make|makes";

const areLetters = (text: string): boolean => /^[a-z]+$/.test(text);
const noAdjectives = new Set("no not to for of that by with in".split(" "));
const noModifiers = new Set([...noAdjectives, ..."is are was were be been the a an it this which and or".split(" ")]);

/** What the shapes are put together of (see word-shapes.ts). */
const parts: Record<string, Part> = {
  word: areLetters,
  verb: (text) => /^[a-z]/.test(text),
  "no stop": (text) => !/[.;:]/.test(text),
  Name: (text) => /^[A-Z][\w’']*$/.test(text),
  "-ly": (text) => text.length > 4 && text.endsWith("ly") && areLetters(text),
  adverb: [
    "<-ly>",
    "hereby|also|further|otherwise|likewise|always|henceforth|thereafter|alone|itself",
    "nevertheless|nonetheless|however|therefore|thus|still|yet",
    "in turn|addition",
    "at all times",
    "at any time",
    "in all cases|events|respects",
    "in any case|event",
    "under this <word>",
  ],
  // Up to three of them, between commas or joined by "and".
  adverbs: [",? and? <adverb> ,?"],
  not: ["not"],
  never: [
    "not|never",
    "no longer",
    "in no way|event|case|manner|circumstance|circumstances",
    "at no time",
    "by no means",
    "under no circumstance|circumstances",
  ],
  no: ["no", "not any"],
  // A duty may have two or three: "an affirmative, continuing duty".
  adjectives: ["<adjective> ,? and|or?"],
  // "No Security Rule obligation", but not "no provision is the responsibility".
  modifier: (text) => areLetters(text) && !noModifiers.has(text),
  adjective: (text) => /^[a-z-]{3,}$/.test(text) && !noAdjectives.has(text),
  // "Required by this Agreement to": who is required by law to do something promises nothing.
  "by this agreement": [
    "by|under|in|through <the terms of>? <this agreement>",
    "pursuant to <the terms of>? <this agreement>",
    "hereunder|hereby|herein",
  ],
  "the terms of": ["the terms of"],
  "this agreement": [
    "this|the|our|your <word>{0,3}? agreement|addendum|contract|baa|exhibit|attachment|appendix|section|article|paragraph",
  ],
  is: [
    "shall|will|must <never>? <adverbs>{0,3} ,? be|remain|stand <never>? <adverbs>{0,3}",
    `${is} <never>? <adverbs>{0,3}`,
  ],
  has: [`<shall>? ${has} <adverbs>{0,3}`, "<shall>? take|takes on <adverbs>{0,3}"],
  shall: ["shall|will|must <adverbs>{0,3}"],
  "shall or will": ["shall|will <adverbs>{0,3}"],
  does: ["does|do|shall|will <adverbs>{0,3}"],
  required: [
    "required|obligated|obliged|bound|compelled|committed|pledged|directed|instructed|mandated|responsible|accountable|answerable",
    "tasked|charged with",
  ],
  permitted: ["permitted|authorised|authorized|allowed|entitled|empowered|licensed|privileged|free", "at liberty"],
  "of any kind": ["whatsoever", "of any kind"],
  // "Covenants, represents and hereby agrees": one promise, told by its last verb.
  promises: [`${promises} <joint> <adverbs>{0,3}`],
  joint: [", and", "and / or", ",|and|or|/"],
  "to the other": ["with|to|unto the? <Name> <Name>{0,3}", "for the benefit of the? <Name> <Name>{0,3}"],
  "at its option": ["at|in its sole? option|discretion ,?"],
  "as to": ["as to"],
  whether: ["whether <or not>?"],
  "or not": ["or not"],
  a: ["<no>", "a|an|the|its|any"],
  "the full": ["<no>", "a|an|the|its|their|this|all|any|full|sole|primary"],
  the: ["a|an|the", "<no>"],
  // "Responsible to the Board" says to whom.
  "to do": ["to !the|any|each|such|covered|this|a|an", "for !:|."],
  "to that": ["to|for|of", "=that"],
  "to what follows": ["to !the|any|each|such|a|an|this|these|those", "to =<the following>"],
  "the following": ["the|any|each|such|a|an|this|these|those following"],
  "someone from": ["the? <Name> <Name>{0,3}? from"],
  "not to": ["not to", "<whether> to"],
  "as follows": ["as follows"],
  contained: ["contained|stated|said"],
  "in this": ["in <the terms of>? <this agreement>", "herein|hereof|hereunder"],
  "is meant to": ["shall|will|is|may <be>? <understood>? to?"],
  be: ["be"],
  understood: ["construed|read|deemed|interpreted|intended|meant|understood|taken"],
};
const reader = new ShapeReader(parts, ["never", "not", "no"]);

/** What a phrase does when nothing denies it, and when something does. */
interface Form {
  shape: string;
  force: BindingForce;
  denied?: BindingForce;
  /** Case tells a name from a word. */
  exact?: true;
}

const forms: Form[] = [
  // "Is hereby strictly required to", "shall at all times remain responsible for".
  {
    shape: "<is> <required> <by this agreement>? <adverbs>{0,3} <to do>",
    force: "duty",
    denied: "release",
  },
  // "Is under a continuing duty to".
  {
    shape: "<is> under <a> <adjectives>{0,4}? duty|obligation <by this agreement>? <adverbs>{0,3} to|of|for",
    force: "duty",
    denied: "release",
  },
  // "Has the sole and continuing obligation to", "assumes no responsibility whatsoever for".
  {
    shape: `<has> <the full> <adjectives>{0,4}? ${duty} <by this agreement>? <of any kind>? <adverbs>{0,3} <to that>`,
    force: "duty",
    denied: "release",
  },
  // "Takes on no Security Rule obligation": the duty is named before it is denied.
  { shape: `<has> no <modifier>{0,4}? ${duty}|obligations|duties`, force: "release" },
  // "Has the following obligations:".
  {
    shape: "<has> the following <adjectives>{0,4}? obligations|duties|responsibilities|undertakings <no stop>{0,9} :",
    force: "duty",
  },
  // "It is the continuing duty of", "shall be the sole responsibility of".
  {
    shape: `<is> <the> <adjectives>{0,4}? ${duty} <by this agreement>? of|for|upon`,
    force: "duty",
    denied: "release",
  },
  // "Reporting is required of Vendor", "the following are demanded of Vendor".
  { shape: "<is> required|demanded|asked|expected of", force: "duty", denied: "release" },
  {
    shape: "<is> prohibited|barred|forbidden|precluded|restrained|enjoined <by this agreement>? <adverbs>{0,3} from|to",
    force: "prohibition",
    denied: "permission",
  },
  {
    shape: "<is> prevented|stopped|hindered|kept|restricted <by this agreement>? <adverbs>{0,3} from",
    force: "prohibition",
    denied: "permission",
  },
  // "Any use that Section 2 does not list is forbidden", "every other disclosure is off limits to Vendor".
  {
    shape: "<is> <adverbs>{0,3} prohibited|barred|forbidden|disallowed|impermissible|off-limits",
    force: "prohibition",
    denied: "permission",
  },
  { shape: "<is> <adverbs>{0,3} off limits", force: "prohibition", denied: "permission" },
  // "Vendor waives any right to": it may not, from now on.
  {
    shape:
      "waive|waives|relinquish|relinquishes|renounce|renounces|forgo|forgoes any|its|all|the <adjectives>{0,4}? right|rights|entitlement|claim whatsoever? to =<verb>",
    force: "prohibition",
  },
  // "Has Clinic's written permission to".
  {
    shape: "has|have <no stop>{0,3} permission|consent|leave|approval|authorization|authorisation to =<verb>",
    force: "permission",
  },
  { shape: "is|are <never> <adverbs>{0,3} to =<verb>", force: "prohibition" },
  {
    shape:
      "shall|will? has|have no <adjectives>{0,4}? right|authority|power|permission|license|licence|entitlement whatsoever? <by this agreement>? to =<verb>",
    force: "prohibition",
  },
  { shape: "<shall> refrain|abstain|desist from", force: "prohibition" },
  {
    shape: "<is> <permitted> <by this agreement>? <adverbs>{0,3} to =<verb>",
    force: "permission",
    denied: "prohibition",
  },
  // "Shall have sole discretion whether to", "may elect not to": who may choose is not bound.
  {
    shape:
      "<shall or will>? has|have|retain|retains|reserve|reserves <adverbs>{0,3} the|its? <adjectives>{0,4}? discretion|option|election|choice <word>{0,2}? <as to>? <whether> to",
    force: "release",
  },
  {
    shape:
      "may|can <adverbs>{0,3} ,? <at its option>? elect|choose|opt|decide|determine <adverbs>{0,3} ,? <at its option>? <not to>",
    force: "release",
  },
  // "Reserves the right not to", "may decline to": who may leave a thing undone is not bound to it.
  {
    shape: "<shall or will>? reserve|reserves|retain|retains|has|have <adverbs>{0,3} the|its? right not|never to",
    force: "release",
  },
  // "This Section shall not oblige Vendor to": the verb binds whoever stands behind it.
  {
    shape: "does|do|shall|will|may <adverbs>{0,3} not <adverbs>{0,3} oblige|obligate|compel|commit|bind",
    force: "release",
  },
  {
    shape:
      "can|may|shall|will|must <adverbs>{0,3} not|never <adverbs>{0,3} be <adverbs>{0,3} required|compelled|forced|obliged|obligated|made|asked|called to|upon",
    force: "release",
  },
  {
    shape: "cannot be <adverbs>{0,3} required|compelled|forced|obliged|obligated|made|asked|called to|upon",
    force: "release",
  },
  // "Nothing in this Agreement stops Vendor from": who is not kept from a thing may do it.
  {
    shape:
      "nothing <by this agreement>? <contained>? <in this>? <is meant to>? stops|stop|prevents|prevent|prohibits|prohibit|precludes|preclude|forbids|forbid|bars|bar|keeps|keep|hinders|hinder|restrains|restrain",
    force: "permission",
  },
  // "Section 4 shall not restrict Platform from using": the same, of any part of the paper.
  {
    shape:
      "does|do|shall|will|may <adverbs>{0,3} not <adverbs>{0,3} restrict|prevent|prohibit|preclude|forbid|bar|keep|hinder|restrain|stop =<someone from>",
    force: "permission",
    exact: true,
  },
  // "Does hereby covenant and agree to", "expressly undertakes with Clinic to".
  {
    shape: `<does>? <promises>{0,4} ${agrees} <to the other>? <adverbs>{0,3} <not>? <to what follows> <not>?`,
    force: "duty",
    denied: "prohibition",
    exact: true,
  },
  // "Covenants and agrees as follows:", "represents and warrants:".
  {
    shape: `<promises>{0,4} agrees|covenants|undertakes|promises|warrants <to the other>? <as follows>? :`,
    force: "duty",
    exact: true,
  },
];

interface Compiled extends Pick<Form, "force" | "denied" | "exact"> {
  shape: Shape;
  longest: number;
  /** Lists of words of each of which it has one. */
  needs: readonly ReadonlySet<string>[];
}

const compiled = forms.map(({ shape: written, ...effect }): Compiled => {
  const shape = reader.shape(written);
  return { ...effect, shape, longest: longestOf(shape), needs: needsOf(shape) };
});
const needed = new Set(compiled.flatMap(({ needs }) => needs.flatMap((words) => [...words])));

/** A form that is waited for in a text: it is tried where the rarest of the words that it needs stand near, and nowhere else. */
class Awaited {
  private next = 0;

  constructor(
    readonly form: Compiled,
    private readonly places: readonly number[],
  ) {}

  /** Whether the form may begin at a word; asked from the first word to the last. */
  mayBeginAt(from: number): boolean {
    const { places, form } = this;
    while (this.next < places.length && places[this.next]! < from) this.next++;
    return this.next < places.length && places[this.next]! < from + form.longest;
  }
}

/** The forms that a text may have, by the words they may begin with. */
function formsIn(words: readonly Word[]): ReadonlyMap<string, readonly Awaited[]> {
  const places = placesOfNeeded(words);
  const placesOf = (need: ReadonlySet<string>) => [...need].flatMap((word) => places.get(word) ?? []);
  const byOpening = new Map<string, Awaited[]>();
  for (const form of compiled) {
    const rarest = form.needs.map(placesOf).reduce((a, b) => (b.length < a.length ? b : a));
    if (rarest.length === 0) continue;
    const awaited = new Awaited(
      form,
      rarest.sort((a, b) => a - b),
    );
    for (const word of firstWords(form.shape)!) add(byOpening, word, awaited);
  }
  return byOpening;
}

/** Where the words stand that some form needs. */
function placesOfNeeded(words: readonly Word[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const at of placesWhere(words, ({ lower }) => needed.has(lower))) add(places, words[at]!.lower, at);
  return places;
}

function add<T>(lists: Map<string, T[]>, name: string, one: T): void {
  const list = lists.get(name);
  if (list) list.push(one);
  else lists.set(name, [one]);
}

/** All binding words of a text that are put together by these forms. */
export function readBindingPhrases(words: readonly Word[]): BindingPhrase[] {
  const found: BindingPhrase[] = [];
  const inSmallLetters = new ShapeMatcher(words, "lower");
  const asWritten = new ShapeMatcher(words, "text");
  const forms = formsIn(words);
  for (const from of placesWhere(words, ({ lower }) => forms.has(lower)))
    for (const awaited of forms.get(words[from]!.lower)!) {
      if (!awaited.mayBeginAt(from)) continue;
      const { shape, force, denied = force, exact } = awaited.form;
      const matcher = exact ? asWritten : inSmallLetters;
      if (!matcher.fits(shape, from)) continue;
      const { to, isDenied } = matcher;
      found.push({ from, to, force: isDenied ? denied : force });
    }
  return found;
}
