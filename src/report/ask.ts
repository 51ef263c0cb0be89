import type { DocumentReport, Outcome } from "../types.js";
import { byWeight, fired, inState, isHeavy, required, trapsOf, weight, wishesOf } from "./findings.js";
import { nameOf, place } from "./layout.js";
import { sanitiseAll } from "./sanitise.js";
import { hang, shorten, wrap } from "./wrap.js";

/** Columns of the e-mail, as plain text has them. */
const width = 76;
const quoteLength = 220;

/** A short, polite e-mail to the vendor: what to change, in order of weight, with the wording proposed. */
export function askEmail(given: DocumentReport): string {
  const document = sanitiseAll(given);
  const { businessAssociate, coveredEntity } = document.parties;
  const all = pointsOf(document);
  const small = all.filter(isSmall);
  const points = all.filter((one) => !isSmall(one));
  const between =
    businessAssociate !== null && coveredEntity !== null ? ` between ${coveredEntity} and ${businessAssociate}` : "";
  const opening =
    all.length === 0
      ? `Thank you for the business associate agreement${between}. We have read it and have no changes to ask for.`
      : points.length === 0
        ? `Thank you for the business associate agreement${between}. We have read it and have only small points.`
        : `Thank you for the business associate agreement${between}. We have read it and would like to sign it with the changes below. The ones that matter most to us come first.`;
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
      : ["", ...wrap("We would also welcome these smaller points, for which we can send wording:", width), ""]),
    ...small.flatMap((point) => hang("- ", `${topic(point)}${inBrackets(placeIn(point))}`, width)),
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
  return byWeight([
    ...inState(required(document), "contradicted", "missing", "partial"),
    ...trapsOf(document),
    ...fired(document, "state"),
    ...wishesOf(document),
    ...fired(document, "hygiene"),
  ]).filter((outcome) => outcome.suggest !== undefined && outcome.severity !== "info");
}

/** What is asked for in a line: the law leaves it to the parties, and it weighs little. */
const isSmall = (outcome: Outcome): boolean =>
  weight(outcome) === "low" && outcome.kind !== "required" && outcome.kind !== "hygiene";

const inBrackets = (words: string): string => (words === "" ? "" : ` (${words})`);
const placeIn = ({ evidence: [first], state }: Outcome): string =>
  first === undefined || state === "missing" ? "" : place(first);

function verb({ state, kind, evidence }: Outcome): string {
  if (kind === "hygiene") return "Please see to";
  if (state === "partial") return "Please complete";
  return state === "missing" || evidence.length === 0 ? "Please add" : "Please change";
}

function written(outcome: Outcome, index: number, points: readonly Outcome[]): string[] {
  const [first] = outcome.state === "missing" ? [] : outcome.evidence;
  const label = `${index + 1}. `;
  const indent = " ".repeat(label.length);
  const earlier = points.slice(0, index).findIndex((one) => one.suggest === outcome.suggest);
  const wording =
    outcome.kind === "hygiene"
      ? outcome.suggest!
      : earlier < 0
        ? `Proposed wording: “${outcome.suggest}”`
        : `Proposed wording: as in point ${earlier + 1}.`;
  return [
    ...hang(label, `${verb(outcome)}: ${topic(outcome)}${inBrackets(placeIn(outcome))}`, width),
    ...(first === undefined || !isHeavy(outcome)
      ? []
      : hang(indent, `It now reads: “${shorten(first.quote, quoteLength)}”`, width)),
    ...(outcome.state === "partial" ? hang(indent, outcome.message, width) : []),
    ...(outcome.kind === "required" ? hang(indent, `The HIPAA rules ask for it: ${outcome.cites[0]}.`, width) : []),
    ...hang(indent, wording, width),
  ];
}

const topic = (outcome: Outcome): string =>
  nameOf(outcome).replace(/^The agreement (?:does not|has no) .*$/, outcome.title);
