/**
 * The nouns of baa-lint, in pipeline order:
 * path → Source → Document → Agreement → Outcome[] → Report.
 */

// ── load ────────────────────────────────────────────────────────────────────────────────────────

/** Formats told apart by content, never by file name alone. */
export type Format = "pdf" | "docx" | "html" | "markdown" | "text";

export interface Source {
  /** As the user wrote it; `-` for standard input. */
  path: string;
  format: Format;
  bytes: Uint8Array;
  /** Hex digest of `bytes`. */
  readonly sha256: string;
}

// ── extract ─────────────────────────────────────────────────────────────────────────────────────

/** Half-open UTF-16 range into `Document.text`. Every location in the program is one. */
export interface Span {
  start: number;
  end: number;
}

/** A box on a PDF page in points, origin at the lower left. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a block comes from in the file. Which fields are there depends on the format. */
export interface Origin {
  /** 1-based page (PDF). */
  page?: number;
  box?: Box;
  /** 1-based line of the file (text, Markdown, HTML). */
  line?: number;
  /** 1-based paragraph (DOCX). */
  paragraph?: number;
  /** Which part of a DOCX: the body unless said. */
  part?: "footnote" | "header" | "footer" | "textbox";
}

export type BlockKind = "heading" | "paragraph" | "item" | "row" | "quote";

/**
 * A paragraph, heading, list item or table row: the smallest thing the author set apart.
 * A paragraph that runs over a page break is one block, with the pages in `pageBreaks`.
 */
export interface Block {
  kind: BlockKind;
  span: Span;
  /** Heading level from 1 (headings) or nesting depth from 0 (items), where the format tells. */
  level?: number;
  /** Automatic number or bullet that the reader sees but the text does not hold: "4.2", "(a)", "•". */
  label?: string;
  /** Where a title ends that its author set in bold at the head of the block: an offset into `Document.text`. */
  titleEnd?: number;
  /** Left edge, in ems of body text, where the format tells; used to nest items. */
  indent?: number;
  origin: Origin;
  /** Offsets into `Document.text`, ascending, at which the next page starts inside this block. */
  pageBreaks?: number[];
  /** Likewise, before which the file has lines that are no part of the text: a running head in the middle of a sentence. */
  cuts?: number[];
}

/** Something the reader of the report should know about how the document could be read. */
export interface Notice {
  /** Stable id in kebab case, for example `page-without-text`, `tracked-changes`, `hidden-text`. */
  id: string;
  message: string;
  page?: number;
  /** True when words of the contract may be missing because of it: no clause is then called missing. */
  unread?: boolean;
}

/**
 * Where a stretch of `Document.text` was read, kept when a reader is asked to `trace`. A piece is a text node of the body of
 * a Word document, counted from 1 (see extract/docx-nodes.ts), or an entry of `Document.drawn`.
 */
export interface Trace {
  /** Offset into `Document.text`, and number of characters. */
  at: number;
  length: number;
  piece: number;
  /** Half-open range of the piece; as long as `length`, unless one character is written as several or several as one. */
  from: number;
  to: number;
}

/** A run of text as a PDF draws it: its words, the matrix that places them on the page as stored, their width. */
export interface Drawn {
  page: number;
  text: string;
  matrix: [number, number, number, number, number, number];
  width: number;
}

/** Words that stand in the file but are no part of the agreement's text, kept so that nothing is lost. */
export interface SetAside {
  /** `choice`: an entry of a list in a form that was not chosen. */
  kind: "hidden" | "running-head" | "page-number" | "line-number" | "stamp" | "turned" | "choice";
  text: string;
  page: number;
}

export interface Document {
  /** The whole text, normalised (see extract/normalise.ts), blocks separated by a newline. */
  text: string;
  blocks: Block[];
  /** Number of pages, where the format has pages. */
  pages?: number;
  /** Words made out in a picture of a page without certainty, in the order of the text. */
  doubts?: Span[];
  notices: Notice[];
  /** What was left out of the text (PDF). */
  setAside?: SetAside[];
  /** Ascending; there when the reader was asked for it. */
  traces?: Trace[];
  /** What the traces of a PDF point to. */
  drawn?: Drawn[];
}

// ── structure ───────────────────────────────────────────────────────────────────────────────────

/**
 * What a sentence is there for. Only `operative` text binds anybody (codebook G3).
 * `outside` is text of the file that is not part of the agreement.
 */
export type Zone = "operative" | "definition" | "recital" | "heading" | "note" | "signature" | "preamble" | "outside";

/** A sentence, or a list item that is read with the lead-in above it. */
export interface Sentence {
  span: Span;
  /** Index into `Document.blocks`. */
  block: number;
  /** Index into `Agreement.clauses`. */
  clause: number;
  zone: Zone;
  /** Indexes into `Agreement.sentences` of the lead-ins that govern this item, outermost first. */
  leadIns: number[];
}

/** A numbered or headed part of the agreement. Clause 0 is the whole text. */
export interface Clause {
  /** As a lawyer would cite it: "4.2(a)". Empty when the text has no numbers. */
  number: string;
  /** The heading's words, or empty. */
  heading: string;
  headingSpan?: Span;
  span: Span;
  depth: number;
  /** Index into `Agreement.clauses`; clause 0 has none. */
  parent?: number;
  /** Indexes of the sentences that stand directly or deeper in it: half-open range. */
  sentences: [from: number, to: number];
}

export type Kind = "baa" | "subcontractor-baa" | "embedded-baa" | "not-a-baa";

export interface Agreement {
  document: Document;
  clauses: Clause[];
  sentences: Sentence[];
}

// ── score and report ────────────────────────────────────────────────────────────────────────────

export type Severity = "critical" | "high" | "medium" | "low" | "info";
export const severities: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

export type RuleKind = "required" | "loophole" | "recommended" | "hygiene" | "state";

export type RequiredState = "met" | "partial" | "missing" | "contradicted";
export type OtherState = "fires" | "clear";
export type State = RequiredState | OtherState | "not-applicable" | "needs-review" | "not-assessed";

/** Words of the agreement that decide an outcome. */
export interface Evidence {
  quote: string;
  /** Clause number as cited ("4.2(a)"), or its heading; empty when neither is known. */
  clause: string;
  page: number | null;
  /** 1-based line of the file at which its paragraph begins, in formats that have lines. */
  line?: number;
  span: [start: number, end: number];
  /** The companion file the words stand in; left out for the agreement's own. */
  file?: string;
  /** Words of the quote that were made out in a picture of the page without certainty: look at the page. */
  doubtful?: string[];
}

export interface ElementOutcome {
  id: string;
  state: "present" | "lacking";
}

/** An outcome in the text as it was before the tracked changes. */
export interface OriginalOutcome {
  state: State;
  value?: number;
  /** The words that decided it, placed in the original text. */
  evidence: Evidence[];
}

export interface Outcome {
  rule: string;
  title: string;
  kind: RuleKind;
  /** Of the eight clauses people know; null for rules outside them. */
  clause: number | null;
  state: State;
  severity: Severity;
  elements: ElementOutcome[];
  /** A number the rule read, in calendar days (durations) or a count. */
  value?: number;
  variant?: string;
  /** How it stands in the text before the tracked changes, where that differs (`--revisions both`). */
  original?: OriginalOutcome;
  /** One sentence: what was found or lacks, in plain words. */
  message: string;
  why: string;
  cites: string[];
  evidence: Evidence[];
  /** For a missing clause: the passage that came nearest, and what it lacks. */
  closest?: Evidence & { lacks: string };
  /** What a letter asks for in a few words; left out of required terms, whose title says it. */
  request?: string;
  /** Language to ask for, in the agreement's own words for the parties. */
  suggest?: string;
  /** Language to settle for where that is not to be had. */
  fallback?: string;
}

export interface Score {
  /** 0 to 100. */
  value: number;
  grade: "A" | "B" | "C" | "D" | "F";
  /** The arithmetic, one step a line. */
  how: string[];
}

export interface Parties {
  /** The business associate's name or alias as the agreement gives it, or null when it gives none. */
  businessAssociate: string | null;
  coveredEntity: string | null;
}

/** A contract that was read beside the agreement. */
export interface CompanionFile {
  path: string;
  sha256: string;
}

/** What was asked of the run: with the file and the rules it decides the outcomes. */
export interface Settings {
  /** A form to fill in. */
  template: boolean;
  /** Opt-in rules that were asked for, sorted. */
  asked: string[];
  /** Rules whose severity the configuration sets, or that it turns off; sorted by name. */
  severities: Record<string, Severity | "off">;
  /** Which pages were to be read as pictures. */
  ocr: "auto" | "always" | "never";
  /** Which text of a Word document with tracked changes was read. */
  revisions: "accepted" | "original" | "both";
  /** Hex digest of the above. */
  sha256: string;
}

export interface DocumentReport {
  path: string;
  /** Hex digest of the file; empty when it could not be read. */
  sha256: string;
  /** Hex digest of the text as it was read from the file; empty when it could not be. */
  textSha256: string;
  settings: Settings;
  format: Format;
  /** Which of several agreements in the file this is, and from where to where it goes in the text. */
  agreement?: { number: number; of: number; title: string; span: [start: number, end: number] };
  kind: Kind | "not-assessed";
  title: string;
  words: number;
  pages: number | null;
  parties: Parties;
  notices: Notice[];
  /** Contracts read beside it (`--with`). */
  companions?: CompanionFile[];
  /** Null when the document is not a BAA, or could not be read whole. */
  score: Score | null;
  outcomes: Outcome[];
}

export interface Report {
  schemaVersion: 1;
  /** `rules` is the hex digest of all rule files. */
  tool: { name: "baa-lint"; version: string; rules: string };
  documents: DocumentReport[];
}
