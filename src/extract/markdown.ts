import type { BlockKind, Document, Source } from "../types.js";
import { DocumentBuilder, type NewBlock } from "./builder.js";
import { idleBlanks } from "./double-spaced.js";
import { isApart, isFormLine } from "./form-lines.js";
import { plain } from "./markdown-inline.js";
import { blankOut, bulletMark, isBulletMark, MarkdownLists } from "./markdown-parts.js";
import { normalise, normaliseLine } from "./normalise.js";
import { textOf } from "./source-text.js";
import { runInTitle } from "./run-in-titles.js";
import { isTitleLine } from "./title-lines.js";

const heading = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;
const item = new RegExp(
  String.raw`^(\s*)(${bulletMark}|\d{1,3}[.)]|\([a-zA-Z\d]{1,4}\)|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)])\s+(\S.*)$`,
  "u",
);
const fence = /^\s*(?:```|~~~)/;
const line = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const underline = /^ {0,3}(=+|-+)\s*$/;
const tableLine = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const boldLine = /^\s*(?:\*\*|__)(?!\s)((?:(?!\*\*|__).)+)(?:\*\*|__)\s*(:?)\s*$/;
const boldField = /^(?:\*\*|__)[^*_]{1,60}(?::\*\*|:__|\*\*:|__:)/;
const reference = /^ {0,3}\[[^\]]+\]:\s+\S+\s*(?:"[^"]*")?\s*$/;

/** Lines gathered for a block that may go on. */
interface Open extends Omit<NewBlock, "origin" | "text"> {
  lines: string[];
  line: number;
}

/** Markdown → blocks: headings, paragraphs, items by nesting, table rows, quotations; marks out, words kept. */
export function extractMarkdown(source: Source): Document {
  const builder = new DocumentBuilder();
  const reader = new MarkdownReader(blankOut(normalise(textOf(source, builder))).split("\n"), builder);
  return reader.read();
}

class MarkdownReader {
  readonly #lists = new MarkdownLists();
  readonly #quote: BlockKind;
  #open: Open | undefined;
  #inCode = false;
  #inTable = false;
  #wasQuoted = false;

  readonly #builder: DocumentBuilder;

  constructor(
    readonly lines: string[],
    builder: DocumentBuilder,
  ) {
    this.#builder = builder;
    const written = lines.filter((one) => one.trim() !== "");
    const quoted = written.filter((one) => /^\s*>/.test(one)).length;
    // A document that is all quotation is the agreement itself.
    this.#quote = quoted > written.length / 2 ? "paragraph" : "quote";
  }

  read(): Document {
    const idle = idleBlanks(this.lines);
    this.lines.forEach((text, index) => {
      if (!idle.has(index)) this.#read(text, index + 1);
    });
    this.#close();
    return this.#builder.build();
  }

  #read(raw: string, number: number): void {
    if (fence.test(raw)) {
      this.#inCode = !this.#inCode;
      return this.#close();
    }
    const quoted = /^\s*>\s?((?:\s*>\s?)*)(.*)$/.exec(raw);
    const text = quoted ? quoted[2]! : raw;
    const kind: BlockKind = quoted ? this.#quote : "paragraph";
    if (text.trim() === "") {
      this.#inTable = false;
      return this.#close();
    }
    if (this.#isRule(text, number)) return;
    if (this.#wasQuoted !== (quoted !== null)) this.#close();
    this.#wasQuoted = quoted !== null;
    const titled = this.#inCode ? null : heading.exec(text);
    if (titled) return this.#title(titled[2]!, titled[1]!.length, number, kind);
    this.#inTable &&= text.includes("|");
    if (this.#inTable || /^\s*\|.*\|\s*$/.test(text)) return this.#row(text, number);
    const bold = boldLine.exec(text);
    if (bold && isHeading(bold[1]!) && !bold[2] && this.#mayTitle(bold[1]!))
      return this.#title(bold[1]!, 7, number, kind);
    const listed = item.exec(text);
    if (listed && !(this.#open && isSentence(this.#open, listed))) return this.#item(listed, number, kind);
    this.#line(text, number, kind);
  }

  /** Lines across, lines under a title or the head of a table, definitions of links: no words, but they say something. */
  #isRule(text: string, number: number): boolean {
    const above = this.#open?.lines.length === 1 && this.#open.kind === "paragraph" ? this.#open : undefined;
    const level = underline.exec(text)?.[1];
    if (above && level && above.line === number - 1 && isHeading(above.lines[0]!) && !/\.\s*$/.test(above.lines[0]!)) {
      this.#open = undefined;
      this.#title(above.lines[0]!, level.startsWith("=") ? 1 : 2, above.line, "paragraph");
      return true;
    }
    if (tableLine.test(text) && text.includes("|")) {
      if (above) {
        this.#open = undefined;
        this.#row(above.lines[0]!, above.line);
      }
      this.#inTable = true;
      return true;
    }
    if (!line.test(text) && !/^\s*=+\s*$/.test(text) && !reference.test(text)) return false;
    this.#close();
    return true;
  }

  /** Whether a line in bold is a title: after a line that may go on only when it has a number, or that line has ended. */
  #mayTitle(words: string): boolean {
    const last = this.#open?.lines.at(-1);
    return last === undefined || hasEnded(last) || numbered.test(words);
  }

  #title(words: string, level: number, number: number, kind: BlockKind): void {
    this.#close();
    this.#lists.end();
    this.#add({ kind: kind === "quote" ? kind : "heading", lines: [words], level, line: number });
  }

  #row(text: string, number: number): void {
    this.#close();
    const cells = text
      .replace(/^\s*\||\|\s*$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => normaliseLine(plain(cell)))
      .filter((cell) => cell !== "");
    this.#builder.add({ kind: "row", text: cells.join(" | "), origin: { line: number } });
  }

  #item([, space, mark, words]: RegExpExecArray, number: number, kind: BlockKind): void {
    this.#close();
    const { label, level } = this.#lists.next(space!.length, mark!);
    // "- (a) text" shows a bullet and a letter: the letter is what is cited.
    const inner = isBulletMark(mark!) ? item.exec(words!) : null;
    const own = inner && !isBulletMark(inner[2]!) && !/^[a-zA-Z]\.$/.test(inner[2]!) ? inner : null;
    this.#open = {
      kind: kind === "quote" ? kind : "item",
      lines: [(own ? own[3]! : words!).replace(/^\[[ xX]\]\s+/, "")],
      label: own ? own[2]! : label,
      level,
      indent: space!.length / 2,
      line: number,
    };
  }

  #line(text: string, number: number, kind: BlockKind): void {
    const space = text.length - text.trimStart().length;
    const words = text.trim();
    const last = this.#open?.lines.at(-1);
    const isItem = this.#open?.kind === "item";
    if (
      last !== undefined &&
      (this.#isNew(words, space) || standsApart(last, words, isItem) || breaksAfter(last, words))
    )
      this.#close();
    if (this.#open) this.#open.lines.push(text.trimStart());
    else {
      // Text set to the left margin ends all lists above it.
      if (space === 0) this.#lists.end();
      this.#open = { kind, lines: [text.trimStart()], line: number, indent: space / 2 };
    }
  }

  /** Whether a line begins something though no blank line stands above it. */
  #isNew(words: string, space: number): boolean {
    const { kind, lines } = this.#open!;
    const last = lines.at(-1)!;
    if (dotted.test(words) && hasEnded(last)) return true;
    if (kind === "item") return space === 0 && (isAfterItem(last, words) || dotted.test(words));
    // In a paragraph of capitals every line looks like a title.
    return lines.length === 1 && isTitleLine(plain(last)) && opensText(words) && (/[a-z]/.test(words) || /[a-z]/.test(last)); // prettier-ignore
  }

  #close(): void {
    if (this.#open) this.#add(this.#open);
    this.#open = undefined;
  }

  #add({ lines, line: number, ...block }: Open): void {
    const source = lines.join("\n").replace(/\\$/gm, "");
    const text = this.#inCode ? source : plain(source);
    const title = this.#inCode || block.kind === "heading" ? undefined : titleOf(source);
    this.#builder.add({ ...block, text, title, origin: { line: number } });
  }
}

/** "**Breaches.** Report each Breach", "**Breaches**. Report each Breach". */
const boldHead = /^\s*(\*\*|__)(?!\s)((?:(?!\*\*|__).){1,100})\1([.?!]?)(?=\s)/;

function titleOf(source: string): string | undefined {
  const head = boldHead.exec(source);
  return head ? runInTitle(plain(head[2]!) + head[3]!, plain(source.slice(head[0].length))) : undefined;
}

const isHeading = (words: string) =>
  words.length <= 90 &&
  !/[;,]$|[.!?]\s+\S/.test(words.trim().replace(/^(?:\w{1,5}\.)+\s/, "")) &&
  !/_{3,}/.test(words) &&
  !(/\.$/.test(words.trim()) && /\b(?:shall|will|must|may|is|are)\b/.test(words));

const numbered = /^\d{1,2}(?:\.\d{1,3})*[.)]?\s+[A-Z]/;
/** "2.2 Own operations. Vendor may …" */
const dotted = /^[*_]*\d{1,2}(?:\.\d{1,2})+\.?\s+[*_"“]*[A-Z]/;
/** A line of a text and not of an address. */
const opensText = (words: string) => /^[[*_"“]*[A-Z]/.test(words) && (words.length > 60 || /:[*_]*$/.test(words));
const hasEnded = (line: string) => /[.:;!?]["”’)*_]*\s*$/.test(line);

/** "Vendor shall:" at the margin, right under an item of a list, is no part of that item. */
const isAfterItem = (last: string, words: string) =>
  /^["“*_]*[A-Z]/.test(words) && (hasEnded(last) || /:\s*$/.test(words));

/** "**Term:** three years" stands for itself, unless it tells who a party is or plainly goes on. */
function standsApart(last: string, words: string, isItem: boolean): boolean {
  const [before, after] = [plain(last), plain(words)];
  if (isFormLine(before) || isFormLine(after)) return isApart(before, after);
  if (boldField.test(words)) return true;
  const goesOn = isItem || /^[a-z(]/.test(after) || (before.length > 55 && !hasEnded(before));
  return boldField.test(last) && !goesOn;
}

/** Two spaces or a backslash at its end break a line, unless the sentence plainly goes on. */
const breaksAfter = (last: string, words: string) => /(?: {2}|\\)$/.test(last) && !/^[a-z]/.test(words);

/** "…under section" and "2. of the Act": a number that only happens to stand first on its line. */
const isSentence = (open: Open, [, space, mark, words]: RegExpExecArray) =>
  open.label === undefined &&
  /^\d/.test(mark!) &&
  /^[a-z]/.test(words!) &&
  space!.length === 0 &&
  !/[:;.]\s*$/.test(open.lines.at(-1)!);
