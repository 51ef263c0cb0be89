import type { DocumentReport, Outcome } from "../types.js";
import { byWeight, fired, inState, isHeavy, required, trapsOf, weight, wishesOf } from "./findings.js";
import { doubtOf } from "./listing.js";
import { nameOf, place } from "./layout.js";
import { isCuredElsewhere } from "./overlap.js";
import { sanitiseAll } from "./sanitise.js";
import { hang, shorten, wrap } from "./wrap.js";

/** Columns of the e-mail, as plain text has them. */
const width = 76;
const quoteLength = 220;
/** What weighs most is asked for in full, and of the rest as much as an e-mail can hold. */
const mostInFull = 10;

/** A short, polite e-mail to the vendor: what to change, in order of weight, with the wording proposed. */
export function askEmail(given: DocumentReport): string {
  const document = sanitiseAll(given);
  const businessAssociate = properName(document.parties.businessAssociate);
  const coveredEntity = properName(document.parties.coveredEntity);
  const all = pointsOf(document);
  const isInFull = (one: Outcome, index: number) => isHeavy(one) || (!isSmall(one) && index < mostInFull);
  const points = all.filter(isInFull);
  const small = all.filter((one) => !points.includes(one));
  const between =
    businessAssociate !== null && coveredEntity !== null ? ` between ${coveredEntity} and ${businessAssociate}` : "";
  const opening =
    all.length === 0
      ? `Thank you for ${ended(`the business associate agreement${between}`)} We have read it and have no changes to ask for.`
      : points.length === 0
        ? `Thank you for ${ended(`the business associate agreement${between}`)} We have read it and have only small points.`
        : `Thank you for ${ended(`the business associate agreement${between}`)} We have read it and would like to sign it with the changes below. The ones that matter most to us come first.`;
  const closing =
    all.length === 0
      ? []
      : [
          "",
          ...wrap(
            "If one of these points is difficult for you, please tell us what would work instead; we are glad to talk about the wording. A marked-up copy of the agreement would be welcome.",
            width,
          ),
        ];
  return `${[
    "Subject: Business associate agreement: changes we ask for",
    "",
    `Dear ${businessAssociate ?? "Sir or Madam"},`,
    "",
    ...wrap(opening, width),
    ...points.flatMap((point, index) => ["", ...written(point, index, points)]),
    ...(small.length === 0
      ? []
      : ["", ...wrap("Please look at these points too; we can send wording for each:", width), ""]),
    ...small.flatMap((point) => hang("- ", inALine(point), width)),
    ...closing,
    "",
    "Kind regards,",
    "",
    "[Name]",
    ...(coveredEntity === null ? [] : [coveredEntity]),
  ].join("\n")}\n`;
}

/** What there is to ask for, worst first; of one weight, what HIPAA requires comes first. */
export function pointsOf(document: DocumentReport): Outcome[] {
  const points = byWeight([
    ...inState(required(document), "contradicted", "missing", "partial"),
    ...trapsOf(document),
    ...fired(document, "state"),
    ...wishesOf(document),
    ...fired(document, "hygiene"),
  ]).filter((one) => one.suggest !== undefined && one.severity !== "info" && !isCuredElsewhere(one, document));
  // Two findings may ask for the same words.
  return points.filter((one, index) => points.findIndex(({ suggest }) => suggest === one.suggest) === index);
}

const ended = (words: string): string => (words.endsWith(".") ? words : `${words}.`);

/** A name a letter can be addressed to: no blank to fill in, and no label that the agreement gives a party. */
const properName = (name: string | null): string | null =>
  name === null || /^[[<{_.\s]/.test(name) || label.test(name) ? null : name;
const label =
  /^(?:the )?(?:business associate|covered entity|subcontractor|customer|client|vendor|contractor|supplier|(?:service )?provider|company|practice|clinic|subscriber|licensee|user|member|you)$/i;

/** “a right to audit”, “Report security incidents (clause 5.3): lacks any incident”. */
function inALine(outcome: Outcome): string {
  const lacks =
    outcome.state === "partial" ? `: ${outcome.message.replace(/^Lacks: /, "lacks ").replace(/\.$/, "")}` : "";
  return `${topic(outcome)}${inBrackets(placeIn(outcome))}${lacks}`;
}

/** What is asked for in a line: the law leaves it to the parties, and it weighs little. */
const isSmall = (outcome: Outcome): boolean =>
  weight(outcome) === "low" && outcome.kind !== "required" && outcome.kind !== "hygiene";

const inBrackets = (words: string): string => (words === "" ? "" : ` (${words})`);
const placeIn = ({ evidence: [first], state }: Outcome): string =>
  first === undefined || state === "missing" ? "" : place(first);

/** “Please change clause 6: no cap on liability”, “Please add: a number of days for …”. */
function headline(outcome: Outcome): string {
  const { state, kind, evidence } = outcome;
  const where = placeIn(outcome);
  if (kind === "hygiene") return `Please see to: ${topic(outcome)}${inBrackets(where)}`;
  if (state === "partial") return `Please complete: ${topic(outcome)}${inBrackets(where)}`;
  if (state === "missing" || evidence.length === 0) return `Please add: ${topic(outcome)}`;
  if (kind === "required" || where === "") return `Please change: ${topic(outcome)}${inBrackets(where)}`;
  return `Please change ${where.replace(/^under /, "what stands under ")}: ${topic(outcome)}`;
}

/** The words as they stand, quoted in full once. */
function quoted(outcome: Outcome, before: readonly Outcome[]): string {
  const [first] = outcome.state === "missing" ? [] : outcome.evidence;
  if (first === undefined || !isHeavy(outcome)) return "";
  const earlier = before.findIndex(
    (one) => isHeavy(one) && one.state !== "missing" && one.evidence[0]?.span.join() === first.span.join(),
  );
  return earlier < 0
    ? `It now reads: “${shorten(first.quote, quoteLength)}”`
    : `It now reads as quoted in point ${earlier + 1}.`;
}

const wording = ({ kind, suggest }: Outcome): string =>
  kind === "hygiene" ? suggest! : `Proposed wording: “${suggest}”`;

function written(outcome: Outcome, index: number, points: readonly Outcome[]): string[] {
  const before = points.slice(0, index);
  const label = `${index + 1}. `;
  const doubt = doubtOf(outcome);
  const lines = [
    quoted(outcome, before),
    // In brackets, as all that is for the sender to see to before it goes out.
    doubt === "" ? "" : `[${doubt}]`,
    outcome.state === "partial" ? outcome.message : "",
    outcome.kind === "required" ? `The HIPAA rules ask for it: ${outcome.cites[0]}.` : "",
    wording(outcome),
  ].filter((line) => line !== "");
  return [
    ...hang(label, headline(outcome), width),
    ...lines.flatMap((line) => hang(" ".repeat(label.length), line, width)),
  ];
}

const topic = (outcome: Outcome): string =>
  outcome.request !== undefined && (outcome.kind === "loophole" || outcome.evidence.length === 0)
    ? outcome.request
    : nameOf(outcome);
