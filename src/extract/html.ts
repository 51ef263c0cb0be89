import { Parser } from "htmlparser2";
import type { Document, Source } from "../types.js";
import { DocumentBuilder, type NewBlock } from "./builder.js";
import { HtmlLists, isBlock, isHidden, isSkipped, isVoid } from "./html-elements.js";
import { labelOf } from "./labels.js";
import { normaliseLine } from "./normalise.js";
import { piecesOf } from "./pieces.js";
import { runInTitle } from "./run-in-titles.js";
import { textOf } from "./source-text.js";
import { addText } from "./text.js";

/** HTML → blocks by its block elements; scripts, navigation and what a reader cannot see left out. */
export function extractHtml(source: Source): Document {
  const builder = new DocumentBuilder();
  // Code of the server between the tags is not shown.
  const text = textOf(source, builder).replace(/<\?(?:php|=)[^]*?(?:\?>|$)/g, (code) => code.replace(/[^\n]+/g, ""));
  const reader = new HtmlReader(text, builder);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex),
      ontext: (words) => reader.text(words, parser.startIndex),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(text);
  parser.end();
  return reader.end();
}

/** A cell with more text than this, in several paragraphs, is prose set in a table. */
const longCell = 400;

/** What is known of a block when its element opens. */
type Start = Omit<NewBlock, "text" | "origin">;

class HtmlReader {
  readonly #builder: DocumentBuilder;
  readonly #lists = new HtmlLists();
  readonly #lineOf: (offset: number) => number;
  /** Open elements that are not shown, outermost first. */
  readonly #hiding: string[] = [];
  /** Cells of the outermost row that is open. */
  #cells: string[] | undefined;
  #rows = 0;
  #kind: Start = { kind: "paragraph" };
  #text = "";
  #line = 1;
  #bold = 0;
  #boldLetters = 0;
  /** Length of the text up to which all of it is bold; undefined while all is. */
  #boldHead: number | undefined;
  #preformatted = 0;
  #hasHidden = false;
  #isAfterLink = false;

  constructor(html: string, builder: DocumentBuilder) {
    this.#builder = builder;
    this.#lineOf = lineCounter(html);
  }

  open(name: string, attributes: Record<string, string>, at: number): void {
    const hides = isHidden(attributes);
    if (this.#hiding.length > 0 || hides || isSkipped(name)) {
      if (hides && !isSkipped(name)) this.#hasHidden = true;
      if (!isVoid(name)) this.#hiding.push(name);
      return;
    }
    if (name === "tr") this.#openRow(at);
    else if (name === "td" || name === "th") this.#cell();
    else if (name === "br") this.#break("\n");
    else if (name === "a" && this.#isAfterLink) this.#break(" ");
    else if (name === "b" || name === "strong") this.#bold++;
    else if (this.#cells) {
      if (isBlock(name)) this.#break("\n\n");
    } else if (name === "ul" || name === "ol") {
      this.#flush();
      this.#lists.open(name, attributes);
    } else if (name === "li") this.#flush({ kind: "item", ...this.#lists.next(attributes) });
    else if (/^h[1-6]$/.test(name)) this.#flush({ kind: "heading", level: Number(name[1]) });
    else if (name === "dt") this.#flush({ kind: "heading", level: 7 });
    else if (name === "blockquote") this.#flush({ kind: "quote" });
    else if (isBlock(name)) this.#flush(this.#isEmpty() ? this.#kind : undefined);
    if (name === "pre") this.#preformatted++;
    if (this.#isEmpty()) this.#line = this.#lineOf(at);
    this.#isAfterLink = false;
  }

  text(words: string, at: number): void {
    if (this.#hiding.length > 0) return;
    if (this.#isEmpty()) {
      if (!/\S/.test(words)) return;
      this.#line = this.#lineOf(at);
    }
    if (this.#bold === 0 && /\S/.test(words)) this.#boldHead ??= this.#text.length;
    this.#text += this.#preformatted > 0 && !this.#cells ? words : words.replace(/\s+/g, " ");
    if (this.#bold > 0) this.#boldLetters += words.replace(/\s+/g, "").length;
    this.#isAfterLink = false;
  }

  close(name: string): void {
    if (this.#hiding.length > 0) {
      if (this.#hiding.at(-1) === name) this.#hiding.pop();
      return;
    }
    if (name === "tr") this.#closeRow();
    else if (name === "b" || name === "strong") this.#bold = Math.max(0, this.#bold - 1);
    else if (name === "a") this.#isAfterLink = /\S/.test(this.#text.at(-1) ?? "");
    else if (this.#cells) {
      if (isBlock(name)) this.#break("\n\n");
    } else if (name === "pre") this.#closePreformatted();
    else if (isBlock(name) || /^h[1-6]$/.test(name)) this.#flush();
    if (name === "ul" || name === "ol") this.#lists.close();
  }

  end(): Document {
    this.#flush();
    if (this.#hasHidden)
      this.#builder.notices.push({
        id: "hidden-text",
        message: "The page holds text that a reader does not see; it was left out.",
      });
    return this.#builder.build();
  }

  // White space is not gathered before there are words, so that this stays cheap.
  #isEmpty(): boolean {
    return this.#text === "";
  }

  #break(lines: string): void {
    if (!this.#isEmpty()) this.#text += lines;
  }

  /** Ends the block that is open. An empty item keeps its label for the paragraph inside it. */
  #flush(next: Start = { kind: "paragraph" }): void {
    if (!this.#isEmpty()) this.#add();
    else if (this.#kind.label && next.kind === "paragraph") next = { ...next, ...this.#kind };
    this.#kind = next;
    this.#text = "";
    this.#boldLetters = 0;
    this.#boldHead = undefined;
  }

  #add(): void {
    const origin = { line: this.#line };
    const head = this.#text.slice(0, this.#boldHead);
    const bold = runInTitle(head, this.#text.slice(head.length));
    const pieces = piecesOf(this.#text);
    const isBold = this.#boldLetters >= this.#text.replace(/\s+/g, "").length && pieces.length === 1;
    for (const [index, text] of pieces.entries()) {
      const title = index === 0 ? bold : undefined;
      if (this.#kind.kind === "paragraph") {
        const isTitle = isBold && text.length <= 90 && !/[;,:]$|\.\s+\S/.test(text.slice(labelOf(text).length));
        const kind = isTitle ? "heading" : labelOf(text) ? "item" : "paragraph";
        this.#builder.add({ kind, text, title, origin, ...(isTitle ? { level: 7 } : {}) });
      } else {
        const { label, ...rest } = this.#kind;
        this.#builder.add({ ...rest, ...(label && index === 0 ? { label } : {}), text, title, origin });
      }
    }
  }

  #closePreformatted(): void {
    this.#preformatted = Math.max(0, this.#preformatted - 1);
    if (!this.#isEmpty()) addText(this.#builder, this.#text, this.#line);
    this.#text = "";
    this.#flush();
  }

  #openRow(at: number): void {
    if (this.#rows++ > 0) this.#break("\n\n");
    else {
      this.#flush();
      this.#line = this.#lineOf(at);
      this.#cells = [];
    }
  }

  #cell(): void {
    if (this.#rows > 1) this.#break(" ");
    else if (this.#cells) {
      if (!this.#isEmpty()) this.#cells.push(this.#text);
      this.#text = "";
    }
  }

  /** A row is one block, unless the table only places paragraphs. */
  #closeRow(): void {
    if (this.#rows === 0 || --this.#rows > 0) return;
    this.#cell();
    const cells = (this.#cells ?? []).map(piecesOf);
    this.#cells = undefined;
    const origin = { line: this.#line };
    const isProse = cells.some((pieces) => pieces.length > 1 && pieces.join(" ").length > longCell);
    if (isProse || cells.length === 1)
      for (const text of cells.flat()) this.#builder.add({ kind: labelOf(text) ? "item" : "paragraph", text, origin });
    else
      this.#builder.add({
        kind: "row",
        text: cells.map((pieces) => normaliseLine(pieces.join(" "))).join(" | "),
        origin,
      });
    this.#kind = { kind: "paragraph" };
    this.#boldLetters = 0;
  }
}

/** Line numbers of ascending offsets, counted as they are asked for. */
function lineCounter(text: string): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (let next = text.indexOf("\n", at); next >= 0 && next < offset; next = text.indexOf("\n", at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
}
