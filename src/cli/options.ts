import { type Command, InvalidArgumentError, Option } from "commander";
import { reporterNames, type ReporterName } from "../report/index.js";
import type { OcrMode } from "../index.js";
import type { OptIn } from "../rulebook/schema.js";
import { gates, ocrModes, revisionModes, type Revisions, states } from "./configuration.js";
import type { FailOn } from "./exit-code.js";

/** What every command that reads an agreement can be told about reading it. */
export interface LintFlags {
  with?: string[];
  template?: boolean;
  state?: OptIn[];
  part2?: boolean;
  rules?: string[];
  stdinFilename?: string;
  timeout?: number;
  revisions?: Revisions;
  ocr?: OcrMode;
  password?: string;
  /** A configuration file; false reads none. */
  config?: string | false;
}

/** The flags of `baa-lint`, as commander hands them over. */
export interface Flags extends LintFlags {
  format?: ReporterName[];
  output?: string;
  /** Files named for one format each: `-o.sarif results.sarif`. */
  outputOf?: Partial<Record<ReporterName, string>>;
  failOn?: FailOn;
  minScore?: number;
  score: boolean;
  quiet?: boolean;
  color: boolean;
  printConfig?: boolean;
}

function score(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 100) throw new InvalidArgumentError("It takes a whole number from 0 to 100.");
  return number;
}

function seconds(text: string): number {
  const number = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || number <= 0 || number > 86_400)
    throw new InvalidArgumentError("It takes a number of seconds above 0.");
  return number;
}

function stateList(text: string, before: OptIn[] = []): OptIn[] {
  const asked = text.toLowerCase().split(",").map((code) => states.find((state) => state === code.trim())); // prettier-ignore
  const known = asked.filter((state) => state !== undefined);
  if (known.length < asked.length) throw new InvalidArgumentError(`There are rules for ${states.join(", ")}.`);
  return [...new Set([...before, ...known])];
}

function formatNamed(text: string): ReporterName {
  const known = reporterNames.find((name) => name === text.trim());
  if (known === undefined) throw new InvalidArgumentError(`There are ${reporterNames.join(", ")}.`);
  return known;
}

const formatList = (text: string, before: ReporterName[] = []): ReporterName[] => [
  ...new Set([...before, ...text.split(",").map(formatNamed)]),
];

function outputOf(text: string, before: Flags["outputOf"] = {}): Flags["outputOf"] {
  const [, name = "", file = ""] = /^([a-z-]+)=(.*)$/s.exec(text) ?? [];
  if (file === "") throw new InvalidArgumentError(`Name a file: -o.${name} report.${name}`);
  return { ...before, [formatNamed(name)]: file };
}

const several = (text: string, before: string[] = []): string[] => [...before, text];

/** Adds the flags of the ask command. */
export const addAskFlags = (command: Command): Command => addRevisions(addReading(command));

/** Not for the copy with notes: notes stand at the words of the text with all changes. */
const addRevisions = (command: Command): Command =>
  command.addOption(
    new Option(
      "--revisions <which>",
      "tracked changes of a Word document: read it with them, before them, or both (default: accepted)",
    ).choices(revisionModes),
  );

/** Adds the flags that say how an agreement is read. */
function addReading(command: Command): Command {
  return command
    .option(
      "--with <file>",
      "read a contract that stands around the agreement too, such as the MSA (may be given again)",
      several,
    )
    .option("--template", "the file is a form to fill in: say nothing of blanks and signatures")
    .option("--state <list>", `also ask for state terms: ${states.join(", ")} (several: ca,tx)`, stateList)
    .option("--part-2", "also ask for 42 CFR Part 2 terms (substance use disorder records)")
    .option("--rules <folder>", "also use the rules in this folder (may be given again)", several)
    .option("--stdin-filename <name>", "what to call the document read from standard input")
    .option(
      "--timeout <seconds>",
      "how long a PDF or Word document may take, pictures of pages included (default: 30, a scan 120)",
      seconds,
    )
    .addOption(
      new Option("--ocr <when>", "read pages as pictures: those without text (auto), all, or none").choices(ocrModes),
    )
    .option("--password <text>", "what opens an encrypted PDF (better: in BAA_LINT_PASSWORD, or typed when asked)")
    .option("--config <file>", "read this configuration (else: the nearest baa-lint.config.yaml, .yml or .json)")
    .option("--no-config", "read no configuration file");
}

function day(text: string): string {
  const date = new Date(text.includes("T") ? text : `${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/.test(text) || Number.isNaN(date.getTime()))
    throw new InvalidArgumentError("It takes a date such as 2026-03-31.");
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Adds the flags of the review command. */
export function addReviewFlags(command: Command): Command {
  command
    .option("-o, --output <file>", "where the marked-up copy goes (Word and PDF documents)")
    .option("--memo <file>", "write an issues memo there: .docx, or .pdf")
    .option("--suggest", "set the proposed language in, as tracked insertions (Word documents)")
    .option(
      "--date <day>",
      "the date that comments bear; none unless said, so that the same input gives the same bytes",
      day,
    );
  return addReading(command);
}

/** Adds the flags of the lint command, in the order the help page lists them. */
export function addFlags(command: Command): Command {
  command
    .option(
      "-f, --format <name>",
      `how to write the report: ${reporterNames.join(", ")} (several: json,pretty)`,
      formatList,
    )
    .option(
      "-o, --output <file>",
      "write it to a file instead of standard output (-o.json <file>: that format, besides the others)",
    )
    .addOption(new Option("--output-of <list>").argParser(outputOf).hideHelp())
    .addOption(new Option("--fail-on <severity>", "exit with 1 from this severity on (default: high)").choices(gates))
    .option("--min-score <number>", "exit with 1 when a score is lower", score)
    .option("--no-score", "leave the score out: findings only");
  return addRevisions(addReading(command))
    .option("--print-config", "print what holds for these files, and end")
    .option("-q, --quiet", "print no report; the exit code tells")
    .option("--no-color", "no colours (NO_COLOR and FORCE_COLOR are respected too)");
}

/** Adds what a report does not hold, for the run to be repeated. */
export const addVerifyFlags = (command: Command): Command =>
  command
    .option("--with <file>", "a contract that was read with it (may be given again)", several)
    .option("--rules <folder>", "rules that were used besides the built-in ones (may be given again)", several)
    .option("--timeout <seconds>", "how long a PDF or Word document may take", seconds)
    .option("--password <text>", "what opens an encrypted PDF");

/** What stands below the options on the help page. */
export const helpText = `
Commands:
  baa-lint <file...>        report on agreements (PDF, DOCX, HTML, Markdown, text; - for stdin)
  baa-lint review <file> -o <copy>
                            a copy with every finding as a comment at its words
                            (--suggest: with proposed language; --memo <file>: a memo)
  baa-lint ask <file>       an e-mail to the vendor: what to change, ready to paste
  baa-lint explain <rule>   what a rule asks, which law says so, examples, language to ask for
  baa-lint rules [--json]   all rules
  baa-lint verify <report.json> <file...>   whether the run still gives the result on record

Examples:
  baa-lint vendor-baa.pdf                      the report for reading
  baa-lint -f json *.docx > report.json        everything, for programs
  baa-lint -o.json report.json baa.pdf         the same in a file, besides the report for reading
  baa-lint --fail-on medium --min-score 80 baa.pdf
  baa-lint baa.pdf --with msa.pdf              caps, indemnities, precedence of the MSA count
  baa-lint --template --state ca,tx our-form.docx
  pdftotext baa.pdf - | baa-lint - --stdin-filename baa.pdf

What makes it exit with 1:
  A required clause that is missing or contradicted counts as high, or critical if it is;
  one that is partial counts one level under its own severity. A trap, a recommended term
  or a matter of the document itself counts with the severity it is reported with.
  critical  lets patient information be used or lost in a way the rule forbids
  high      guts a required promise, or leaves the practice bearing a breach alone
  medium    a term negotiators routinely fix
  low       worth asking for

Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on, or a score below --min-score
  2  wrong usage, a file that is not there, a broken rule, or a fault of baa-lint
  3  a document could not be assessed: unreadable, encrypted, or not a BAA
  verify: 0 the same result, 1 another result, 3 another file.
  Several files: the first of 2, 3, 1, 0 that any of them gives.

The report goes to standard output, everything else to standard error. Nothing goes on the
network. The report describes wording; it is not legal advice.
`;
