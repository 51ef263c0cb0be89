import { type Judge, partOf, placedInWhole, separateAgreements } from "./agreements.js";
import { check } from "./check/check.js";
import { withSecondReading } from "./check/second-reading.js";
import { type Companion, withCompanions } from "./companions.js";
import { digest } from "./digest.js";
import { recognise } from "./recognise.js";
import type { RuleBook } from "./rulebook/rulebook.js";
import { secondReader } from "./rulebook/second-reader.js";
import { score } from "./score.js";
import { type LintOptions, offNotice, settingsOf, withSeverities } from "./settings.js";
import { structure } from "./structure/structure.js";
import type { Document, DocumentReport, Outcome, Sentence, Source, Span } from "./types.js";
import { isReadInPart, mayHoldAgreement, noticesOfCompanions, undecided, withUnread } from "./unread.js";
import { understand, type Understanding } from "./understand/understand.js";

/** What a form to fill in cannot have yet. */
const notOfTemplates: ReadonlySet<string> = new Set(["placeholders", "not-in-force"]);

/** The pipeline after the text is there: one report for each agreement in it. */
export function lintAgreements(
  source: Source,
  document: Document,
  book: RuleBook,
  options: LintOptions = {},
  companions: readonly Companion[] = [],
): DocumentReport[] {
  const judge: Judge = (part) => {
    const text = understand(structure(part), book.phrases);
    return { text, outcomes: check(book, text) };
  };
  const parts = separateAgreements(document, judge);
  if (parts.length === 0) return [lintDocument(source, document, book, options, companions)];
  return parts.map((span, index) => {
    const report = lintDocument(source, partOf(document, span), book, options, companions);
    const [number, of] = [index + 1, parts.length];
    const agreement: DocumentReport["agreement"] = { number, of, title: report.title, span: [span.start, span.end] };
    const { textSha256 } = digestsOf(source, document, options);
    return { ...placedInWhole(report, span), textSha256, agreement };
  });
}

/** The report on a text read as one agreement. */
export function lintDocument(
  source: Source,
  document: Document,
  book: RuleBook,
  options: LintOptions = {},
  companions: readonly Companion[] = [],
): DocumentReport {
  const { template = false, asked = [], severities = {}, digests = true } = options;
  const off = offNotice(severities);
  const ofCompanions = companions.map(({ source: { path }, notices }) => ({ path, notices }));
  const head = {
    path: source.path,
    ...digestsOf(source, document, options),
    settings: settingsOf(options),
    format: source.format,
    pages: document.pages ?? null,
    notices: [...document.notices, ...(off === null ? [] : [off]), ...noticesOfCompanions(ofCompanions)],
    ...(companions.length > 0 && {
      companions: companions.map(({ source: of }) => ({ path: of.path, sha256: digests ? of.sha256 : "" })),
    }),
  };
  const agreement = structure(document);
  const text = understand(agreement, book.phrases);
  const words = text.words.reduce((count, word) => (word.isPunctuation ? count : count + 1), 0);
  const { businessAssociate, coveredEntity } = text.cast;
  const about = { ...head, title: titleOf(document), words, parties: { businessAssociate, coveredEntity } };
  if (words === 0) return { ...about, kind: "not-assessed", score: null, outcomes: [] };
  const judge = (part: Understanding) => {
    const outcomes = check(book, part, new Set(asked));
    return withTemplate(isReadInPart(document) ? withUnread(outcomes, "the document") : outcomes, template);
  };
  const ofWhole = judge(text);
  const { kind, region } = recognise(text, ofWhole);
  if (kind === "not-a-baa" && mayHoldAgreement(document))
    return { ...about, kind: "not-assessed", notices: [...head.notices, undecided], score: null, outcomes: [] };
  if (kind === "not-a-baa") return { ...about, kind, score: null, outcomes: [] };
  const part = region ? within(text, region) : text;
  const alone = region ? judge(part) : ofWhole;
  const together = withCompanions(alone, companions, readsCompanions(book));
  const outcomes = withSeverities(withSecondReading(together, part, book.rules, secondReader), severities);
  return { ...about, kind, score: score(outcomes), outcomes };
}

/** What the report is on, down to the last letter. */
const digestsOf = (source: Source, { text }: Document, { digests = true }: LintOptions) => ({
  sha256: digests ? source.sha256 : "",
  textSha256: digests ? digest(text) : "",
});

const readsCompanions = ({ rules }: RuleBook): ReadonlySet<string> =>
  new Set(rules.filter(({ data }) => data["in-companions"]).map(({ id }) => id));

/** Only the region binds: the guide or the manual around it promises nothing. */
function within(text: Understanding, { start, end }: Span): Understanding {
  const sentences = text.sentences.map(
    (sentence): Sentence =>
      sentence.span.start >= start && sentence.span.start < end ? sentence : { ...sentence, zone: "outside" },
  );
  return { ...text, sentences };
}

function withTemplate(outcomes: Outcome[], template: boolean): Outcome[] {
  if (!template) return outcomes;
  return outcomes.map((one) =>
    notOfTemplates.has(one.rule)
      ? { ...one, state: "not-applicable", message: "Not looked at in a form to fill in.", evidence: [] }
      : one,
  );
}

/** The first heading or line, as the document's own name. */
function titleOf(document: Document): string {
  const block = document.blocks.find((one) => one.kind === "heading") ?? document.blocks[0];
  return block ? document.text.slice(block.span.start, block.span.end).slice(0, 120) : "";
}
