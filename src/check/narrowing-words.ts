// "This Section does not apply to PHI held by affiliates", "suspended while an invoice is unpaid", "during the pilot Vendor shall …": the
// promise stands, and holds for a part of the PHI, of the time or of the customers. Told by three things: what the sentence points at, a
// turn of phrase that leaves something out or alone in, and a part that is named. What is no PHI, what the law leaves out and what the
// vendor does not hold is no such part.

const thing =
  "(?:(?:sub)?section|clause|paragraph|article|provision|sentence|obligations?|dut(?:y|ies)|requirements?|undertakings?|promises?|commitments?|covenants?)";
const number = "(?:section|clause|paragraph|article) \\d{1,2}(?:\\.\\d{1,2})*(?:\\([a-z0-9]{1,3}\\))*";
/** How an agreement points at what it has said. */
const pointer = `(?:this ${thing}|the (?:foregoing|preceding|above|aforesaid|previous)(?: ${thing})?|the ${thing} above|${number})`;
const party = "(?: [A-Z][\\w’']+){0,3}";

/** Behind what is pointed at: left out, or alone in. */
const leavesOut = [
  "(?:does|do|shall|will|is|are) not (?:be )?(?:appl\\w+|attach\\w*|hold|bind|cover|extend|reach|operate|govern|take effect|come into|begin|in (?:force|effect)|effective|binding)",
  "(?:is|are|shall be|will be) (?:inapplicable|suspended|waived|limited|restricted|confined|in abeyance|disapplied|stayed|without (?:force or )?effect|of no (?:further )?(?:force|effect|application))",
  "(?:has|have|shall have|will have) no (?:application|effect|force|operation)",
  "(?:shall |will )?(?:begins?|starts?|commences?|takes? effect|comes? into (?:force|effect)|becomes? (?:effective|binding))",
  "(?:shall |will )?(?:ceases? to apply|ends?|expires?|lapses?)",
  "(?:shall |will )?(?:only|solely|exclusively) (?:appl(?:y|ies)|binds?|concerns?|covers?|extends?|operates?|holds?|reach(?:es)?)",
  `(?:shall |will )?(?:appl(?:y|ies)|binds?|concerns?|covers?|extends?|operates?|holds?|reach(?:es)?)${party} (?:only|solely|exclusively|for the first|until|while)`,
].join("|");

/** Before it: taken from its reach. */
const takenFrom = [
  "(?:relieved|released|excused|freed) (?:of|from)",
  "(?:excluded|exempt|exempted|excepted|carved out) from",
  "(?:falls?|lies?|is|are|shall be) outside(?: of)?",
  "not (?:be )?(?:subject to|governed by|covered by|bound by|within|protected by)",
  "may suspend(?: the| its)? (?:performance of|compliance with|obligations? under)",
].join("|");

const of = "(?: (?:of|in|under) this [a-z]+)?";
const shapes: readonly RegExp[] = [
  new RegExp(`\\b(?<named>${pointer})${of} (?:${leavesOut})\\b`, "i"),
  new RegExp(`\\b(?:${takenFrom})(?: the (?:scope|reach|terms) of)? (?<named>${pointer})`, "i"),
  new RegExp(
    `\\bnothing in (?<named>${pointer})${of} (?:shall |will )?(?:appl(?:y|ies)|extends?|reach(?:es)?)\\b`,
    "i",
  ),
  /; (?<named>this) (?:does|shall|will) not (?:apply|extend|reach)\b/i,
];

/** Passes over nearly all sentences at once. */
const mayNarrow = new RegExp(`${pointer}|; this `, "i");

/** What a sentence points at, where it leaves a part of it out: "this Section", "Section 4.2", "the foregoing". */
export function namedAsNarrowed(words: string): string | null {
  if (!mayNarrow.test(words)) return null;
  for (const shape of shapes) {
    const found = shape.exec(words);
    if (!found) continue;
    const [before, after] = [words.slice(0, found.index), words.slice(found.index + found[0].length)];
    // "Nothing in this Section is limited to PHI in the archive."
    if (/\bnothing in $/i.test(before)) continue;
    const behind = after.replace(/[;.].*$/, "");
    // "With regard to records in the archive, this Section shall not apply": what is left out stands before it.
    const part = isPartOnly(behind) || behind.split(" ").length > 4 ? behind : before.replace(/^.*[;.]/, "");
    if (isPartOnly(part)) return found.groups!["named"]!;
  }
  return null;
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
const somePart = new RegExp(`\\b(?:${phase}|${money}|${held}|${time}|${somePHI})\\b`, "i");

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
  "i",
);

const isPartOnly = (words: string): boolean => somePart.test(words) && !noPart.test(words);

const scope =
  "(?:with respect to|with regard to|in respect of|in relation to|in connection with|as to|as regards|for|in the case of|during|where|if|when|while|until|in)";

/** Within the sentence of a promise: how it opens, up to its first comma. */
const heads: readonly RegExp[] = [
  `(?:during|for|after|until|throughout) (?:the )?(?=[^,]*\\b(?:${phase}|(?:first|initial|second|third)\\b[^,]*\\b(?:days|weeks|months?|years?|anniversary)))`,
  `(?:beginning|starting|commencing|from|as from) (?=[^,]*\\b(?:days|months|years?|anniversary)\\b)`,
  `(?:only|solely|exclusively|other than|except|save|excluding) ${scope} (?=[^,]*(?:${somePart.source}))`,
  `(?:with respect to|with regard to|in respect of|in relation to|as to|as regards) (?=[^,]*(?:${somePart.source})[^,]*(?:(?:only|alone),|, and no others?))`,
  `once (?:it|[a-z]+(?: [a-z]+)?) has (?:completed|obtained|hired|finished|been|received) `,
  `(?:(?:for )?(?:so|as) long as|if|where|when|unless|provided that|provided|while|upon|on|after|against|subject to) (?=[^,]*\\b(?:${money})\\b)`,
  `for (?:an? |its )(?:[a-z]+ ){0,2}(?:fee|charge)\\b`,
].map((one) => new RegExp(`^(?:\\(?\\w{1,3}[.)] )?${one}[^,]{0,160}`, "i"));

/** And what follows it. */
const tails: readonly RegExp[] = [
  new RegExp(`,? but (?:only|solely|not) ${scope} [^;.]{0,160}`, "i"),
  new RegExp(`\\b(?:shall|will|must|agrees to),? (?:only|solely) ${scope} [^;.,]{0,160},`, "i"),
  new RegExp(`, (?:other than|except|save|excluding) ${scope} [^;.]{0,160}`, "i"),
  new RegExp(`\\b(?:for )?(?:so|as) long as [^;.,]{0,60}\\b(?:pays|subscribes|purchases|buys)\\b[^;.,]{0,80}`, "i"),
  new RegExp(`, (?:this|such|which|the) (?:${thing}) being (?:limited|confined|restricted) to [^;.]{0,160}`, "i"),
  /\b(?:shall|will|must|agrees to),? (?:(?:up)?on|after|against|subject to) payment of [^;.,]*fees?\b/i,
  /\b(?:in exchange for|against payment of|subject to payment of|(?:shall|will|must|agrees to),? for) (?:an? |its )(?:[a-z-]+ ){0,2}(?:fees?|charges?)\b/i,
];

/** Whether a promise is made for a part only, in its own sentence. */
export const narrowsItself = (words: string): boolean =>
  heads.some((one) => isNarrow(one.exec(words)?.[0])) ||
  tails.some((one) => {
    const found = one.exec(words)?.[0];
    return isNarrow(found) && (somePart.test(found!) || /\bfees?|charges?\b/i.test(found!));
  });

const isNarrow = (found: string | undefined): boolean => found !== undefined && !noPart.test(found);
