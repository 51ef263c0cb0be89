import type { Document, Report } from "../types.js";
import type { Gate } from "./gate.js";
import type { ReportOptions } from "./layout.js";
import type { RuleFacts } from "./rule-page.js";

/** What a reporter is given besides the report. */
export interface ReportContext extends ReportOptions {
  /** The rules of the run, with law, examples and language; read when a format asks for them. */
  rules: () => Promise<RuleFacts[]>;
  /**
   * The agreement itself, one entry for each of `Report.documents`: its text, blocks and the boxes they stand in. Null where
   * the file could not be read, and for formats that do not set `showsAgreement`. It is as untrusted as the file was.
   */
  documents: readonly (Document | null)[];
  /** What fails each of `Report.documents`; the usual gate where nothing is said. */
  gates?: readonly Gate[];
}

/** Text, or the bytes of a file such as a DOCX. */
export type Written = string | Uint8Array;

/** One way to write a report. What it needs beyond the report is imported when it writes, not before. */
export interface Reporter {
  /** One line for the help page. */
  about: string;
  write: (report: Report, context: ReportContext) => Written | Promise<Written>;
  /** Bytes that are no text: a terminal is never given them. */
  isBinary?: true;
  /** Shows the agreement beside the findings: the documents are kept for it until the end of the run. */
  showsAgreement?: true;
  /** Shows digests of what was read: where no format does, none is worked out. */
  showsDigests?: true;
  /** The report on several documents is the reports on each, one after the other: written as the run goes on. */
  isStream?: true;
}
