// "This Section does not apply to PHI held by affiliates", "suspended while an invoice is unpaid", "during the pilot Vendor shall …": the
// promise stands, and holds for a part of the PHI, of the time or of the customers. Told by three things: what the sentence points at, a
// turn of phrase that leaves something out or alone in, and a part that is named. What is no PHI, what the law leaves out and what the
// vendor does not hold is no such part. All expressions look at text in small letters, and each at its own piece of a sentence: put
// together, or made to ignore case, they took longer to compile than an agreement takes to be read.

import type { Span } from "../types.js";
import { inSmallLetters, isOneOf } from "../understand/words.js";

const thing =
  "(?:(?:sub)?section|clause|paragraph|article|provision|sentence|obligations?|dut(?:y|ies)|requirements?|undertakings?|promises?|commitments?|covenants?)";
const number = "(?:section|clause|paragraph|article) \\d{1,2}(?:\\.\\d{1,2})*(?:\\([a-z0-9]{1,3}\\))*";
/** How an agreement points at what it has said. */
const pointer = `(?:this ${thing}|the (?:foregoing|preceding|above|aforesaid|previous)(?: ${thing})?|the ${thing} above|${number})`;
const party = "(?: [a-z][\\w’']+){0,3}";

/** A turn of phrase, with the words of which it has one at its head: the others are spared its expression. */
interface Turn {
  on: string;
  says: RegExp;
}

const applies = "(?:appl(?:y|ies)|binds?|concerns?|covers?|extends?|operates?|holds?|reach(?:es)?)";

/** Behind what is pointed at: left out, or alone in. */
const leavesOut: readonly Turn[] = [
  {
    on: "not",
    says: /^(?:does|do|shall|will|is|are) not (?:be )?(?:appl\w+|attach\w*|hold|bind|cover|extend|reach|operate|govern|take effect|come into|begin|in (?:force|effect)|effective|binding)\b/,
  },
  {
    on: "is are be",
    says: /^(?:is|are|shall be|will be) (?:inapplicable|suspended|waived|limited|restricted|confined|in abeyance|disapplied|stayed|without (?:force or )?effect|of no (?:further )?(?:force|effect|application))\b/,
  },
  { on: "has have", says: /^(?:has|have|shall have|will have) no (?:application|effect|force|operation)\b/ },
  {
    on: "begin begins start starts commence commences take takes come comes become becomes",
    says: /^(?:shall |will )?(?:begins?|starts?|commences?|takes? effect|comes? into (?:force|effect)|becomes? (?:effective|binding))\b/,
  },
  {
    on: "cease ceases end ends expire expires lapse lapses",
    says: /^(?:shall |will )?(?:ceases? to apply|ends?|expires?|lapses?)\b/,
  },
  { on: "only solely exclusively", says: new RegExp(`^(?:shall |will )?(?:only|solely|exclusively) ${applies}\\b`) },
  {
    on: "apply applies bind binds concern concerns cover covers extend extends operate operates hold holds reach reaches",
    says: new RegExp(`^(?:shall |will )?${applies}${party} (?:only|solely|exclusively|for the first|until|while)\\b`),
  },
];

/** Before it: taken from its reach. */
const takenFrom = [
  "(?:relieved|released|excused|freed) (?:of|from)",
  "(?:excluded|exempt|exempted|excepted|carved out) from",
  "(?:falls?|lies?|is|are|shall be) outside(?: of)?",
  "not (?:be )?(?:subject to|governed by|covered by|bound by|within|protected by)",
  "may suspend(?: the| its)? (?:performance of|compliance with|obligations? under)",
].join("|");

const pointers = new RegExp(`\\b${pointer}`, "g");
const ofPaper = /^(?: (?:of|in|under) this [a-z]+)? /;
const beforePointer = new RegExp(`\\b(?:${takenFrom})(?: the (?:scope|reach|terms) of)? $`);
const reaches: readonly Turn[] = [
  {
    on: "apply applies extend extends reach reaches",
    says: /^(?:shall |will )?(?:appl(?:y|ies)|extends?|reach(?:es)?)\b/,
  },
];

/** The first of these turns of phrase that stands behind what is pointed at, with the paper it may be said to stand in: "of this Agreement". */
function turnBehind(behind: string, turns: readonly Turn[]): string | undefined {
  const paper = ofPaper.exec(behind)?.[0];
  if (paper === undefined) return undefined;
  const words = behind.slice(paper.length);
  const [, first, second] = /^([a-z]+)(?: ([a-z]+))?/.exec(words) ?? [];
  for (const { on, says } of turns) {
    const said = isOneOf(on, first) || isOneOf(on, second) ? says.exec(words)?.[0] : undefined;
    if (said !== undefined) return paper + said;
  }
  return undefined;
}

/** What is pointed at, between the words around it. */
interface Pointed extends Span {
  before: string;
  behind: string;
}

function pointedAt(small: string): Pointed[] {
  const all: Pointed[] = [];
  pointers.lastIndex = 0;
  for (let match = pointers.exec(small); match; match = pointers.exec(small)) {
    const [start, end] = [match.index, pointers.lastIndex];
    all.push({ start, end, before: small.slice(0, start), behind: small.slice(end) });
    // "The above section 4.2" points twice.
    pointers.lastIndex = start + 1;
  }
  return all;
}

/** How what is pointed at is narrowed: where the words that do so begin and end, told for each by its own words. */
const shapes: readonly ((pointed: Pointed) => Span | null)[] = [
  ({ start, end, behind }) => spanOf(start, end, turnBehind(behind, leavesOut)),
  ({ end, before }) => {
    const taken = beforePointer.exec(before);
    return taken && { start: taken.index, end };
  },
  ({ start, end, before, behind }) =>
    nothing.test(before) ? spanOf(start - "nothing in ".length, end, turnBehind(behind, reaches)) : null,
];
const nothing = /\bnothing in $/;
const thisToo = /; this (?:does|shall|will) not (?:apply|extend|reach)\b/;

const spanOf = (start: number, end: number, behind: string | undefined): Span | null =>
  behind === undefined ? null : { start, end: end + behind.length };

/** What a sentence points at, where it leaves a part of it out: "this Section", "Section 4.2", "the foregoing". */
export function namedAsNarrowed(words: string): string | null {
  const small = inSmallLetters(words);
  const all = pointedAt(small);
  if (!(all.length > 0 || small.includes("; this ")) || !somePart.test(small)) return null;
  for (const shape of shapes)
    for (const pointed of all) {
      const found = shape(pointed);
      if (!found) continue;
      if (leavesPartOut(small, found)) return words.slice(pointed.start, pointed.end);
      break;
    }
  const too = small.includes("; this ") ? thisToo.exec(small) : null;
  return too && leavesPartOut(small, { start: too.index, end: too.index + too[0].length }) ? "this" : null;
}

function leavesPartOut(small: string, { start, end }: Span): boolean {
  const before = small.slice(0, start);
  // "Nothing in this Section is limited to PHI in the archive."
  if (nothing.test(before)) return false;
  const behind = small.slice(end).replace(/[;.].*$/, "");
  // "With regard to records in the archive, this Section shall not apply": what is left out stands before it.
  return isPartOnly(isPartOnly(behind) || behind.split(" ").length > 4 ? behind : before.replace(/^.*[;.]/, ""));
}

const phase = "pilot|trial|implementation|evaluation|beta|onboarding|ramp-up|transition|rollout|go-live";
const money =
  "unpaid|overdue|arrears|paid|pays|payment|invoices?|fees?|purchased?|purchases|bought|buys|subscri(?:bes?|bed|ptions?)|rider|packages?|(?:free|paid|premium|basic|standard|gold|silver|pro|plus|enterprise|higher|lower|entry) plans?|tiers?|editions?";
const held =
  "archived?|archives|backups?|tapes|legacy|modules?|applications?|systems?|environment|offshore|overseas|storage|personnel|staff|group|division|team|affiliates?|accounts?|workspaces?|free|marked|labell?ed|designated|located|outside|adults?|minors|sensitive|cent(?:er|re)|region|portion|analytics|paper|portable|devices|fax|certification|hired";
const time = "first|initial|anniversary|days|weeks|months?|years?|disputes?|received before";

/** Records of some kind, at some place, of some people. */
const somePHI =
  "(?:phi|protected health information|records?|charts?|data|files?) (?:of|in|on|at|by|from|for|that|which|kept|held|stored|hosted|processed|handled|entered|collected)";
const somePart = new RegExp(`\\b(?:${phase}|${money}|${held}|${time}|${somePHI})\\b`);

/** What the rule or the law leaves out, too, or what is no less than all. */
const noPart = new RegExp(
  `\\b(?:${[
    "not (?:phi|protected health|e-?phi|contain|involve|include|constitute|have access|maintain|hold)|ceases to be|no (?:phi|access|longer)|de-?identified|anonymi[sz]ed",
    "as required by|required by law|applicable law|subject to hipaa|164\\.\\d+|law enforcement|public(?:ly)?|public domain|limited data set",
    "(?:on|as of|upon|from) the effective date|both parties|signed|during the term|survives?|terminat\\w+|returned|destroyed|holds no|already",
    "role as (?:an )?employer|employment records|workforce|on behalf of|creates?|(?:its|their|['’]s) (?:possession|custody|control|care)|other (?:customers|clients)",
    "individuals?|treatment|disclosures? (?:to|for|that)|unsuccessful|caused by|cost-based",
    "and after|liabilit\\w+|damages|indemnif\\w+|insurance|confidential information|section \\d+ of the|as well|also|regardless|whether or not|whatever",
  ].join("|")})\\b`,
);

const isPartOnly = (words: string): boolean => somePart.test(words) && !noPart.test(words);

const scope =
  "(?:with respect to|with regard to|in respect of|in relation to|in connection with|as to|as regards|for|in the case of|during|where|if|when|while|until|in)";

const ofPhase = new RegExp(
  `\\b(?:${phase}|(?:first|initial|second|third)\\b.*\\b(?:days|weeks|months?|years?|anniversary))`,
);
const ofMoney = new RegExp(`\\b(?:${money})\\b`);
const ofTime = /\b(?:days|months|years?|anniversary)\b/;

interface Head {
  /** The words it may begin with: the others are spared its expression. */
  first: string;
  opens: RegExp;
  /** What must stand between that and the first comma, or at it. */
  goesOn?: (upToComma: string, fromComma: string) => boolean;
}

/** Within the sentence of a promise: how it opens. */
const heads: readonly Head[] = [
  {
    first: "during for after until throughout",
    opens: /^(?:during|for|after|until|throughout) (?:the )?/,
    goesOn: (rest) => ofPhase.test(rest),
  },
  {
    first: "beginning starting commencing from as",
    opens: /^(?:beginning|starting|commencing|from|as from) /,
    goesOn: (rest) => ofTime.test(rest),
  },
  {
    first: "only solely exclusively other except save excluding",
    opens: new RegExp(`^(?:only|solely|exclusively|other than|except|save|excluding) ${scope} `),
    goesOn: (rest) => somePart.test(rest),
  },
  {
    first: "with in as",
    opens: /^(?:with respect to|with regard to|in respect of|in relation to|as to|as regards) /,
    goesOn: (rest, comma) =>
      somePart.test(rest) && (isAlone.test(rest + comma.slice(0, 1)) || comma.startsWith(", and no other")),
  },
  { first: "once", opens: /^once (?:it|[a-z]+(?: [a-z]+)?) has (?:completed|obtained|hired|finished|been|received) / },
  {
    first: "for so as if where when unless provided while upon on after against subject",
    opens:
      /^(?:(?:for )?(?:so|as) long as|if|where|when|unless|provided that|provided|while|upon|on|after|against|subject to) /,
    goesOn: (rest) => ofMoney.test(rest),
  },
  { first: "for", opens: /^for (?:an? |its )(?:[a-z]+ ){0,2}(?:fee|charge)\b/ },
];
const label = /^\(?\w{1,3}[.)] /;
const isAlone = /(?:only|alone),$/;

/** Words that are looked at behind how a sentence opens. */
const reach = 160;

/** How a sentence opens, where it opens so. */
function headOf(words: string, { opens, goesOn }: Head): string | undefined {
  const opened = opens.exec(words)?.[0];
  if (opened === undefined) return undefined;
  const behind = words.slice(opened.length);
  const comma = behind.indexOf(",");
  const rest = comma < 0 ? behind : behind.slice(0, comma);
  return goesOn?.(rest, behind.slice(rest.length)) === false ? undefined : opened + rest.slice(0, reach);
}

/** And what follows it, each with words without one of which it stands nowhere. */
const tails: readonly { needs: readonly string[]; says: RegExp }[] = [
  { needs: [" but "], says: new RegExp(`,? but (?:only|solely|not) ${scope} [^;.]{0,160}`) },
  {
    needs: ["only ", "solely "],
    says: new RegExp(`\\b(?:shall|will|must|agrees to),? (?:only|solely) ${scope} [^;.,]{0,160},`),
  },
  {
    needs: [", other than ", ", except ", ", save ", ", excluding "],
    says: new RegExp(`, (?:other than|except|save|excluding) ${scope} [^;.]{0,160}`),
  },
  {
    needs: ["long as "],
    says: /\b(?:for )?(?:so|as) long as [^;.,]{0,60}\b(?:pays|subscribes|purchases|buys)\b[^;.,]{0,80}/,
  },
  {
    needs: [" being "],
    says: new RegExp(`, (?:this|such|which|the) (?:${thing}) being (?:limited|confined|restricted) to [^;.]{0,160}`),
  },
  {
    needs: ["payment of "],
    says: /\b(?:shall|will|must|agrees to),? (?:(?:up)?on|after|against|subject to) payment of [^;.,]*fees?\b/,
  },
  {
    needs: ["fee", "charge"],
    says: /\b(?:in exchange for|against payment of|subject to payment of|(?:shall|will|must|agrees to),? for) (?:an? |its )(?:[a-z-]+ ){0,2}(?:fees?|charges?)\b/,
  },
];

/** Whether a promise is made for a part only, in its own sentence. */
export function narrowsItself(words: string): boolean {
  const small = inSmallLetters(words);
  const opening = small.replace(label, "");
  const first = /^[a-z]*/.exec(opening)![0];
  return (
    heads.some((one) => isOneOf(one.first, first) && isNarrow(headOf(opening, one))) ||
    tails.some(({ needs, says }) => {
      const found = needs.some((one) => small.includes(one)) ? says.exec(small)?.[0] : undefined;
      return isNarrow(found) && (somePart.test(found!) || /\bfees?|charges?\b/.test(found!));
    })
  );
}

const isNarrow = (found: string | undefined): boolean => found !== undefined && !noPart.test(found);
