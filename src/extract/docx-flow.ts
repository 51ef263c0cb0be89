import {
  isShade,
  type Look,
  type ParagraphProperties,
  readLook,
  readParagraphProperty,
  type Styles,
} from "./docx-styles.js";
import { isTextNode } from "./docx-nodes.js";
import { isOn, readXml, type Tag } from "./docx-xml.js";
import { signOf } from "./symbol-fonts.js";
import type { RawPiece } from "./trail.js";

/** A paragraph as it stands in the file, its style and number not yet resolved. */
export interface Paragraph extends ParagraphProperties {
  kind: "paragraph";
  /** What a reader sees; "\n" for a line break, "\f" for a page break. */
  text: string;
  style?: string;
  /** Letters in bold, and letters in all. */
  bold: number;
  /** Length of the text up to which all of it is bold. */
  boldHead: number;
  letters: number;
  /** Place among all `w:p` of its part, from 1. */
  number: number;
  inTextBox: boolean;
  /** Its words were there but are not seen. */
  isHidden: boolean;
  footnotes: string[];
  /** The text piece by piece, when it is traced. */
  raw?: RawPiece[];
}

export interface Row {
  kind: "row";
  cells: Flow[];
}

/** Paragraphs and table rows in reading order. */
export type Flow = (Paragraph | Row)[];

/** What was met besides words. */
export interface Seen {
  insertions: number;
  deletions: number;
  comments: number;
  footnotes: number;
  endnotes: number;
  pictures: number;
  hidden: boolean;
  struck: boolean;
  /** Another file set into this one, which is not read. */
  embedded: boolean;
  /** Whether there was a body at all: without one this is no part of a Word document. */
  body: boolean;
}

export interface PartFlow {
  flow: Flow;
  /** Footnotes or endnotes by id. */
  notes: Map<string, Flow>;
  seen: Seen;
}

/** Which text of a redline is read: as if all its tracked changes were accepted, or as if none had been made. */
export type Reading = "accepted" | "original";

/** Reads the body, the notes, a header or a footer. */
export function readFlow(part: Uint8Array, styles: Styles, reading: Reading = "accepted", traced = false): PartFlow {
  const reader = new FlowReader(styles, reading, traced);
  readXml(part, reader);
  return { flow: reader.flow, notes: reader.notes, seen: reader.seen };
}

const insertion = new Set(["ins", "moveTo"]);
const deletion = new Set(["del", "moveFrom"]);

/** Elements whose content is not shown as text here. */
const skipped = new Set(["pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPr", "sdtPr", "rt"]);

interface Frame {
  paragraph: Paragraph | undefined;
  /** Paragraphs of text boxes anchored in the paragraph: read after it. */
  after: Flow;
  look: Look;
  /** A paragraph whose end is not there in this reading: it runs on into the next. */
  carried: Paragraph | undefined;
}

const newFrame = (): Frame => ({ paragraph: undefined, after: [], look: {}, carried: undefined });

class FlowReader {
  readonly flow: Flow = [];
  readonly notes = new Map<string, Flow>();
  readonly seen: Seen = {
    insertions: 0,
    deletions: 0,
    comments: 0,
    footnotes: 0,
    endnotes: 0,
    pictures: 0,
    hidden: false,
    struck: false,
    embedded: false,
    body: false,
  };
  #out: Flow[] = [this.flow];
  #frames: Frame[] = [];
  #frame = newFrame();
  #rows: Row[] = [];
  /** For each open table whether it brings shading of its own. */
  #shades: boolean[] = [];
  #boxes = 0;
  #number = 0;
  #skip = 0;
  #choices: boolean[] = [];
  /** For each open field whether its result has begun. */
  #fields: boolean[] = [];
  /** Depth inside changes whose words this reading leaves out. */
  #left = 0;
  #inText = false;
  #inParagraphProperties = false;
  #inRunProperties = false;
  #isEndLeft = false;
  #isEndHidden = false;
  #isVisible = true;
  /** Text nodes so far, and how much of the last one has been read. */
  #node = 0;
  #offset = 0;

  readonly #leavesOut: ReadonlySet<string>;

  constructor(
    readonly styles: Styles,
    reading: Reading,
    readonly traced: boolean,
  ) {
    this.#leavesOut = reading === "accepted" ? deletion : insertion;
  }

  open(tag: Tag): void {
    const { name } = tag;
    if (name === "p") this.#number++;
    if (isTextNode(name)) {
      this.#node++;
      this.#offset = 0;
    }
    // An empty paragraph that only ends a section has no number.
    if (name === "sectPr" && this.#inParagraphProperties) this.#isEndHidden = true;
    if (this.#skip > 0 || skipped.has(name)) {
      this.#skip++;
      return;
    }
    if (this.#inRunProperties) return this.#openRunProperty(tag);
    if (this.#inParagraphProperties) return this.#openParagraphProperty(tag);
    switch (name) {
      case "r":
        this.#frame.look = {};
        this.#isVisible = true;
        break;
      case "t":
      case "m:t":
      case "delText":
        this.#isVisible = this.#decideVisible();
        this.#inText = true;
        break;
      case "rPr":
        this.#inRunProperties = true;
        break;
      case "p":
        this.#openParagraph();
        break;
      case "pPr":
        this.#inParagraphProperties = this.#frame.paragraph !== undefined;
        break;
      case "tab":
      case "ptab":
        this.#write("\t");
        break;
      case "br":
        this.#write(tag.attribute("type") === "page" || tag.attribute("type") === "column" ? "\f" : "\n");
        break;
      case "cr":
        this.#write("\n");
        break;
      case "noBreakHyphen":
        this.#write("-");
        break;
      case "sym":
        this.#write(symbolOf(tag));
        break;
      case "ins":
      case "moveTo":
      case "del":
      case "moveFrom":
        this.#countChange(name);
        if (this.#leavesOut.has(name)) this.#left++;
        break;
      case "fldChar":
        this.#field(tag.attribute("fldCharType"));
        break;
      case "endnoteReference":
        if (this.#left === 0) this.seen.endnotes++;
        break;
      case "footnoteReference":
        if (this.#left > 0) break;
        this.seen.footnotes++;
        this.#frame.paragraph?.footnotes.push(tag.attribute("id") ?? "");
        break;
      case "commentReference":
        this.seen.comments++;
        break;
      case "drawing":
      case "pict":
        this.seen.pictures++;
        break;
      case "body":
        this.seen.body = true;
        break;
      case "altChunk":
        this.seen.embedded = true;
        break;
      case "mc:AlternateContent":
        this.#choices.push(false);
        break;
      case "mc:Choice":
      case "mc:Fallback":
        if (this.#choices.at(-1) === true) this.#skip++;
        else this.#choices.splice(-1, 1, true);
        break;
      case "tbl":
        this.#shades.push(false);
        break;
      case "tblStyle":
        this.#shades.splice(-1, 1, !/^(?:table(?:normal|grid))$/i.test(tag.attribute("val") ?? ""));
        break;
      case "shd":
        if (isShade(tag)) this.#shades.splice(-1, 1, true);
        break;
      case "tr":
        this.#rows.push({ kind: "row", cells: [] });
        break;
      case "tc":
        this.#out.push([]);
        break;
      case "txbxContent":
        this.#frames.push(this.#frame);
        this.#frame = newFrame();
        this.#out.push([]);
        this.#boxes++;
        break;
      case "footnote":
      case "endnote":
        this.#out.push([]);
        if ((tag.attribute("type") ?? "normal") === "normal")
          this.notes.set(tag.attribute("id") ?? "", this.#out.at(-1)!);
        break;
    }
  }

  close(name: string): void {
    if (this.#skip > 0) {
      this.#skip--;
      return;
    }
    switch (name) {
      case "t":
      case "m:t":
      case "delText":
        this.#inText = false;
        break;
      case "rPr":
        this.#inRunProperties = false;
        break;
      case "pPr":
        this.#inParagraphProperties = false;
        break;
      case "p":
        this.#closeParagraph();
        break;
      case "ins":
      case "moveTo":
      case "del":
      case "moveFrom":
        if (!this.#inRunProperties && this.#leavesOut.has(name) && this.#left > 0) this.#left--;
        break;
      case "mc:AlternateContent":
        this.#choices.pop();
        break;
      case "tbl":
        this.#shades.pop();
        break;
      case "tr": {
        const row = this.#rows.pop();
        if (row && row.cells.length > 0) this.#out.at(-1)!.push(row);
        break;
      }
      case "body":
        this.#endCarried();
        break;
      case "tc": {
        this.#endCarried();
        const cell = this.#closeFlow();
        this.#rows.at(-1)?.cells.push(cell);
        break;
      }
      case "txbxContent": {
        this.#endCarried();
        const box = this.#closeFlow();
        this.#frame = this.#frames.pop() ?? newFrame();
        this.#frame.after.push(...box);
        this.#boxes--;
        break;
      }
      case "footnote":
      case "endnote":
        this.#endCarried();
        this.#closeFlow();
        break;
    }
  }

  text(text: string): void {
    if (this.#inText && this.#skip === 0) this.#write(text);
    this.#offset += text.length;
  }

  #closeFlow(): Flow {
    const flow = this.#out.pop()!;
    if (this.#out.length === 0) this.#out.push(this.flow);
    return flow;
  }

  /** A paragraph with nothing behind it to run on into stands for itself. */
  #endCarried(): void {
    const { carried } = this.#frame;
    if (carried && carried.text !== "") this.#out.at(-1)!.push(carried);
    this.#frame.carried = undefined;
  }

  #openParagraph(): void {
    this.#isEndLeft = false;
    this.#isEndHidden = false;
    const { carried } = this.#frame;
    this.#frame.paragraph = {
      kind: "paragraph",
      text: carried?.text ?? "",
      bold: carried?.bold ?? 0,
      boldHead: carried?.boldHead ?? 0,
      letters: carried?.letters ?? 0,
      number: this.#number,
      inTextBox: this.#boxes > 0,
      isHidden: false,
      footnotes: carried?.footnotes ?? [],
      // Word takes no comment inside a text box.
      ...(this.traced && this.#boxes === 0 ? { raw: carried?.raw ?? [] } : {}),
    };
    this.#frame.carried = undefined;
    this.#frame.look = {};
  }

  #closeParagraph(): void {
    const { paragraph, after } = this.#frame;
    if (!paragraph) return;
    if (this.#isEndLeft) this.#frame.carried = paragraph;
    else {
      paragraph.isHidden = this.#isEndHidden && paragraph.text === "";
      this.#out.at(-1)!.push(paragraph, ...after);
      this.#frame.after = [];
    }
    this.#frame.paragraph = undefined;
    this.#isEndLeft = false;
  }

  #openParagraphProperty(tag: Tag): void {
    const paragraph = this.#frame.paragraph!;
    if (tag.name === "pStyle") paragraph.style = tag.attribute("val") ?? "";
    else if (tag.name === "rPr") this.#inRunProperties = true;
    else readParagraphProperty(tag, paragraph);
  }

  /** Properties of a run or, inside those of a paragraph, of its end. */
  #openRunProperty(tag: Tag): void {
    if (!this.#inParagraphProperties) {
      if (tag.name === "rStyle") {
        // Direct properties come after the style and stand above it.
        Object.assign(this.#frame.look, this.styles.resolve(tag.attribute("val") ?? "").look);
      } else readLook(tag, this.#frame.look);
    } else if (insertion.has(tag.name) || deletion.has(tag.name)) {
      this.#countChange(tag.name);
      if (this.#leavesOut.has(tag.name)) this.#isEndLeft = true;
    } else if (tag.name === "vanish") this.#isEndHidden = isOn(tag);
  }

  #countChange(name: string): void {
    if (insertion.has(name)) this.seen.insertions++;
    else this.seen.deletions++;
  }

  /** A field is an instruction, which is not shown, and its result, which is. */
  #field(type: string | undefined): void {
    if (type === "begin") this.#fields.push(false);
    else if (type === "separate") this.#fields.splice(-1, 1, true);
    else if (type === "end") this.#fields.pop();
  }

  #write(text: string): void {
    const { paragraph } = this.#frame;
    if (!paragraph || this.#left > 0 || !this.#isVisible || this.#fields.includes(false)) return;
    paragraph.text += text;
    paragraph.raw?.push({ text, piece: this.#node, from: this.#offset });
    const letters = text.trim().length;
    paragraph.letters += letters;
    const { look } = this.#frame;
    if (letters === 0 || !(look.bold ?? this.styles.resolve(paragraph.style).look.bold)) return;
    paragraph.bold += letters;
    if (paragraph.bold === paragraph.letters) paragraph.boldHead = paragraph.text.length;
  }

  #decideVisible(): boolean {
    const { paragraph, look } = this.#frame;
    if (!paragraph || this.#left > 0) return true;
    const style = this.styles.resolve(paragraph.style);
    const shown: Look = { ...style.look, ...look };
    if (shown.isStruck) {
      this.seen.struck = true;
      return false;
    }
    const hasShade = shown.hasShade || paragraph.hasShade || style.hasShade || this.#shades.includes(true);
    const isWhite = /^f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(shown.colour ?? "") && !hasShade && this.#boxes === 0;
    // Letters of two points or less are no larger than a speck.
    if (!shown.isHidden && !isWhite && (shown.size ?? 22) > 4) return true;
    this.seen.hidden = true;
    return false;
  }
}

/** A sign of a symbol font. */
function symbolOf(tag: Tag): string {
  const code = Number.parseInt(tag.attribute("char") ?? "", 16) & 0xff;
  return signOf(tag.attribute("font") ?? "", code) ?? " ";
}
