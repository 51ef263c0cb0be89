import { UserError } from "../errors.js";
import type { Package } from "../extract/docx-parts.js";
import { decodeXml } from "../extract/docx-xml.js";
import type { Document, Source, Span, Trace } from "../types.js";
import { Marking } from "./docx-marks.js";
import { commentsPartOf, openForReview, withLast } from "./docx-package.js";
import { propertiesLike } from "./docx-properties.js";
import { scan } from "./docx-scan.js";
import { commentRange, commentXml, trackedParagraph } from "./docx-words.js";
import type { Note } from "./notes.js";
import { rewriteZip } from "./zip.js";

/** How a copy is to be marked up. */
export interface ReviewOptions {
  /** Set the proposed language in, as tracked insertions. */
  suggest?: boolean;
  /** The date comments and insertions bear; none unless said. */
  date?: string;
}

/** A marked-up copy, and what was done. */
export interface Reviewed {
  bytes: Uint8Array;
  comments: number;
  insertions: number;
}

const strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/** The same Word document with a comment at the words of each note. */
export function reviewDocx(
  source: Source,
  document: Document,
  notes: readonly Note[],
  options: ReviewOptions,
): Reviewed {
  const opened = openForReview(source);
  const traces = document.traces ?? [];
  if (traces.length === 0 && document.blocks.some(({ origin }) => origin.part === "textbox"))
    throw new UserError(
      "The words of the Word document stand in text boxes, where no comment can be set.",
      source.path,
      "Save it with its text in ordinary paragraphs, or write a memo: --memo memo.docx",
      3,
    );
  if (traces.length === 0 || document.notices.some(({ id }) => id === "duplicate-parts"))
    throw new UserError(
      "The Word document is not well formed, so its words cannot be marked in it.",
      source.path,
      "Open it in Word and save it again, or write a memo: --memo memo.docx",
      3,
    );
  const xml = decodeXml(opened.read(opened.main)!);
  const scanned = scan(xml);
  const marking = new Marking(xml, scanned);
  const isStrict = xml.includes(strictNamespace);
  const part = commentsPartOf(opened, isStrict);
  const existing = part.existing && decodeXml(part.existing);
  const w = scanned.prefix;
  // The part of comments may know WordprocessingML by another prefix than the document does.
  const own = existing === undefined ? w : (/<([^\s<>/?]*:)?comments[\s>/]/.exec(existing)?.[1] ?? "");
  const ids = counter(Math.max(scanned.greatestId, existing === undefined ? 0 : greatestIdIn(existing)) + 1);
  const comments: string[] = [];
  let insertions = 0;
  for (const note of notes) {
    const anchor = anchorOf(note.span, traces, marking.canMark);
    if (anchor === undefined) continue;
    const id = ids();
    const { opens, closes } = commentRange(id, w);
    marking.around(anchor.from, anchor.to, opens, closes);
    const told = anchor.isExact ? note : { ...note, lines: [elsewhere(note, document), ...note.lines] };
    comments.push(commentXml(told, id, own, options.date));
    if (!options.suggest || note.language === undefined) continue;
    const { text, behind, like } = note.language;
    const traceAt = (at: number) => anchorOf({ start: at, end: at + 1 }, traces, marking.canMark)?.to;
    const [place, model] = [traceAt(behind) ?? anchor.to, traceAt(like) ?? anchor.to];
    const paragraph = marking.paragraphOf(place);
    const modelParagraph = marking.paragraphOf(model);
    if (paragraph === undefined || modelParagraph === undefined) continue;
    const isFlush = isTypedLabel(like, document);
    const properties = propertiesLike(modelParagraph, xml, w, isFlush);
    const isAlike = modelParagraph === paragraph && !isFlush;
    const written = { text, properties, look: marking.lookOf(model), isAlike };
    marking.insertBehind(paragraph, trackedParagraph(written, [ids(), ids()], w, options.date));
    insertions++;
  }
  const changes = new Map<string, Uint8Array>();
  const put = (name: string, text: string) =>
    changes.set(opened.entry(name)?.name ?? name, new TextEncoder().encode(inUtf8(text)));
  put(opened.main, marking.finished());
  put(part.name, withComments(existing, comments.join(""), xml, own));
  if (existing === undefined) announce(opened, part, put);
  return { bytes: rewriteZip(source.bytes, opened.entries, changes), comments: comments.length, insertions };
}

/** Leads from the document to a part of comments that is new. */
function announce(opened: Package, part: ReturnType<typeof commentsPartOf>, put: (name: string, xml: string) => void) {
  const empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const lead = opened.read(opened.mainRelationships);
  const relationships = lead ? decodeXml(lead) : empty;
  let id = "rIdBaaLint";
  while (relationships.includes(`"${id}"`)) id += "1";
  put(opened.mainRelationships, withLast(relationships, part.relationship(id)));
  const types = opened.read("[Content_Types].xml");
  if (types) put("[Content_Types].xml", withLast(decodeXml(types), part.override));
}

function withComments(existing: string | undefined, comments: string, xml: string, w: string): string {
  if (existing === undefined) {
    const namespace = xml.includes(strictNamespace)
      ? strictNamespace
      : "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const declared = w === "" ? "xmlns" : `xmlns:${w.slice(0, -1)}`;
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${w}comments ${declared}="${namespace}">${comments}</${w}comments>`;
  }
  if (!/<\/[^<>]*comments\s*>\s*$/.test(existing)) return existing.replace(/\/>\s*$/, `>${comments}</${w}comments>`);
  const at = existing.lastIndexOf("</");
  return existing.slice(0, at) + comments + existing.slice(at);
}

const inUtf8 = (xml: string): string => xml.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/i, "$1UTF-8");

function greatestIdIn(xml: string): number {
  const ids = [...xml.matchAll(/<(?:[\w-]+:)?comment\s[^>]*?\bid="(\d+)"/g)].map(([, id]) => Number(id));
  return ids.reduce((a, b) => Math.max(a, b), 0);
}

function counter(next: number): () => number {
  return () => next++;
}

/** Whether the paragraph there begins with a number that somebody typed: the new one gets none, so it does not hang either. */
function isTypedLabel(at: number, { blocks, text }: Document): boolean {
  const block = blocks.find(({ span }) => span.start <= at && at < span.end);
  return (
    block !== undefined && block.label === undefined && typedLabel.test(text.slice(block.span.start, block.span.end))
  );
}

const typedLabel = /^(?:\(\w{1,5}\)|\w{1,4}[.)]|\d+(?:\.\d+)+\.?)\s/;

interface Anchor {
  from: Trace;
  to: Trace;
  /** False when the words stand where no comment can, and the nearest place is taken instead. */
  isExact: boolean;
}

/** The traced characters of a span; of words in a note, a running head or a text box, the nearest of the body before them. */
function anchorOf(span: Span, traces: readonly Trace[], canMark: (trace: Trace) => boolean): Anchor | undefined {
  const within = traces.filter((one) => one.at < span.end && one.at + one.length > span.start && canMark(one));
  const [first] = within;
  const last = within.at(-1);
  if (first !== undefined && last !== undefined)
    return { from: cut(first, span.start, Infinity), to: cut(last, 0, span.end), isExact: true };
  const near = traces.findLast((one) => one.at < span.start && canMark(one)) ?? traces.find(canMark);
  return near && { from: near, to: near, isExact: false };
}

/** The part of a trace that lies between two offsets of the text. */
function cut(trace: Trace, start: number, end: number): Trace {
  if (trace.to - trace.from !== trace.length) return trace;
  const before = Math.max(0, start - trace.at);
  const behind = Math.max(0, trace.at + trace.length - end);
  return { ...trace, from: trace.from + before, to: trace.to - behind };
}

function elsewhere({ span }: Note, { text, blocks }: Document): string {
  const part = blocks.find((one) => one.span.start <= span.start && span.start < one.span.end)?.origin.part;
  const where = part === "textbox" ? "a text box" : part === undefined ? "a part that takes no comments" : `a ${part}`;
  return `The words stand in ${where}: “${text.slice(span.start, span.end)}”`;
}
