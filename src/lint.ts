import { check } from "./check/check.js";
import type { Companion } from "./companions.js";
import { beginExtract, type ExtractOptions } from "./extract/extract.js";
import { lintAgreements } from "./judge.js";
import { load } from "./load.js";
import { makeRoomFor } from "./memory.js";
import { withOriginal } from "./revisions.js";
import type { RuleBook } from "./rulebook/rulebook.js";
import type { LintOptions } from "./settings.js";
import { structure } from "./structure/structure.js";
import type { Document, DocumentReport, Source } from "./types.js";
import { understand } from "./understand/understand.js";

/** One file and what was made of it on the way. */
export interface Linted {
  source: Source;
  document: Document;
  report: DocumentReport;
  /** The reports on further agreements in the same file. */
  others?: DocumentReport[];
}

/** The reports on one file: one, unless it holds several agreements. Throws a `UserError` for a file that cannot be read. */
export async function lintFile(...of: Parameters<typeof lintWhole>): Promise<DocumentReport[]> {
  const { report, others = [] } = await lintWhole(...of);
  return [report, ...others];
}

/** The whole pipeline for one file, read top to bottom. */
export async function lintWhole(
  path: string,
  book: RuleBook | (() => Promise<RuleBook>),
  options: LintOptions = {},
): Promise<Linted> {
  const source = await load(path);
  if (path === "-" && options.stdinFilename !== undefined) source.path = options.stdinFilename;
  const { revisions = "accepted", ...how } = options;
  const first = revisions === "both" ? "accepted" : revisions;
  const reading = (await beginExtract(source, { ...how, revisions: first })).document;
  // A document that cannot be read is told of when the rules are there.
  reading.catch(() => undefined);
  const rules = typeof book === "function" ? await book() : book;
  const document = await reading;
  makeRoomFor(document.text);
  const companions = [];
  for (const one of options.companions ?? [])
    companions.push(await readCompanion(one, rules, { ...how, revisions: first }));
  const before =
    revisions === "both" && isRedline(document)
      ? await (
          await beginExtract(source, { ...how, revisions: "original" })
        ).document
      : undefined;
  options.onRead?.();
  const reports = lintAgreements(source, document, rules, options, companions);
  if (before === undefined) return linted(source, document, reports);
  const originals = lintAgreements(source, before, rules, options, companions);
  // A redline that adds or takes away an agreement leaves nothing to compare one by one.
  const isLike = originals.length === reports.length;
  return linted(source, document, isLike ? reports.map((one, at) => withOriginal(one, originals[at]!)) : reports);
}

function linted(source: Source, document: Document, [report, ...others]: DocumentReport[]): Linted {
  return { source, document, report: report!, ...(others.length > 0 && { others }) };
}

const isRedline = ({ notices }: Document): boolean => notices.some(({ id }) => id === "tracked-changes");

/** Reads a contract that stands around the agreement: judged by the same rules, whatever kind of document it is. */
async function readCompanion(path: string, book: RuleBook, options: ExtractOptions): Promise<Companion> {
  const source = await load(path);
  const document = await (await beginExtract(source, options)).document;
  const outcomes = check(book, understand(structure(document), book.phrases));
  return { source, notices: document.notices, outcomes };
}
