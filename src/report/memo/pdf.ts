import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "@cantoo/pdf-lib";
import type { Cell, Part, Tone } from "./memo.js";
import { winAnsi } from "./win-ansi.js";

// A memo as a PDF: letter paper, the standard fonts every reader has, no clock.

const paper = { width: 612, height: 792, left: 72, right: 72, top: 64, bottom: 70 };
const textWidth = paper.width - paper.left - paper.right;
const colours: Readonly<Record<Tone | "dark" | "ink" | "line" | "shade", readonly [number, number, number]>> = {
  good: [0.18, 0.42, 0.24],
  warn: [0.54, 0.35, 0],
  bad: [0.64, 0.13, 0.13],
  faint: [0.37, 0.42, 0.46],
  dark: [0.12, 0.23, 0.34],
  ink: [0.1, 0.1, 0.12],
  line: [0.77, 0.8, 0.84],
  shade: [0.91, 0.93, 0.95],
};
const colour = (name: keyof typeof colours) => rgb(...colours[name]);

interface Look {
  font: PDFFont;
  size: number;
  colour: keyof typeof colours;
  /** Distance of two baselines, in sizes. */
  leading?: number;
}

interface Fonts {
  plain: PDFFont;
  bold: PDFFont;
  italic: PDFFont;
}

/** The bytes of a PDF with these parts; `footer` stands at the foot of every page. */
export async function memoPdf(parts: readonly Part[], footer: string): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.setTitle("Issues memo: business associate agreement");
  file.setProducer("baa-lint");
  file.setLanguage("en-US");
  const fonts: Fonts = {
    plain: await file.embedFont(StandardFonts.Helvetica),
    bold: await file.embedFont(StandardFonts.HelveticaBold),
    italic: await file.embedFont(StandardFonts.HelveticaOblique),
  };
  const sheet = new Sheet(file, fonts);
  for (const part of parts) sheet.write(part);
  sheet.foot(winAnsi(footer));
  return file.save({ useObjectStreams: true });
}

class Sheet {
  #page: PDFPage;
  /** Where the next line may begin, from the foot of the page. */
  #y = paper.height - paper.top;

  constructor(
    readonly file: PDFDocument,
    readonly fonts: Fonts,
  ) {
    this.#page = this.#newPage();
  }

  write(part: Part): void {
    const { plain, bold, italic } = this.fonts;
    switch (part.kind) {
      case "title":
        return this.#block(part.text, { font: bold, size: 18, colour: "dark" }, { after: 10 });
      case "heading":
        return this.#block(part.text, { font: bold, size: 13, colour: "dark" }, { before: 16, after: 6, keeps: 60 });
      case "issue":
        return this.#issue(part);
      case "text":
        return this.#block(part.text, { font: plain, size: 10, colour: "ink" }, { after: 5 });
      case "quote":
        return this.#block(part.text, { font: italic, size: 10, colour: "faint" }, { before: 2, after: 5, indent: 18, bar: true });
      case "small":
        return this.#block(part.text, { font: plain, size: 8.5, colour: "faint" }, { before: 3, after: 5 });
      case "item":
        return this.#labelled("•", part.text, 12, plain);
      case "labelled":
        return this.#labelled(`${part.label}:`, part.text, 64, bold);
      case "table":
        return this.#table(part);
      case "page":
        return void (this.#page = this.#newPage());
    } // prettier-ignore
  }

  /** Writes the foot of every page, when it is known how many there are. */
  foot(text: string): void {
    const pages = this.file.getPages();
    const { plain } = this.fonts;
    pages.forEach((page, index) => {
      const number = `Page ${index + 1} of ${pages.length}`;
      const at = { y: 40, size: 8, font: plain, color: colour("faint") };
      const room = textWidth - plain.widthOfTextAtSize(number, 8) - 20;
      page.drawText(linesOf(text, plain, 8, room)[0] ?? "", { x: paper.left, ...at });
      page.drawText(number, { x: paper.width - paper.right - plain.widthOfTextAtSize(number, 8), ...at });
    });
  }

  #newPage(): PDFPage {
    this.#y = paper.height - paper.top;
    return this.file.addPage([paper.width, paper.height]);
  }

  #need(height: number): void {
    if (this.#y - height < paper.bottom) this.#page = this.#newPage();
  }

  #block(
    text: string,
    look: Look,
    { before = 0, after = 0, indent = 0, keeps = 0, bar = false }: { before?: number; after?: number; indent?: number; keeps?: number; bar?: boolean } = {},
  ): void {
    this.#y -= before;
    this.#need(keeps);
    const lines = linesOf(winAnsi(text), look.font, look.size, textWidth - 2 * indent);
    for (const [index, line] of lines.entries()) {
      const height = look.size * (look.leading ?? 1.35);
      this.#need(height * together(index, lines.length));
      if (bar) this.#page.drawRectangle({ x: paper.left + indent - 9, y: this.#y - height, width: 1.8, height, color: colour("line") });
      this.#line(line, paper.left + indent, look);
      this.#y -= height;
    }
    this.#y -= after;
  } // prettier-ignore

  #line(text: string, x: number, { font, size, colour: name }: Look): void {
    this.#page.drawText(text, { x, y: this.#y - size, size, font, color: colour(name) });
  }

  #issue({ text, tone, mark }: Extract<Part, { kind: "issue" }>): void {
    const { plain, bold } = this.fonts;
    const size = 10.5;
    const lines = linesOf(winAnsi(text), bold, size, textWidth - 70);
    this.#y -= 10;
    this.#need(50);
    lines.forEach((line, index) => {
      this.#line(line, paper.left, { font: bold, size, colour: "ink" });
      if (index === lines.length - 1) {
        const x = paper.left + bold.widthOfTextAtSize(line, size) + 8;
        this.#line(winAnsi(mark), x, { font: plain, size: 9.5, colour: tone });
      }
      this.#y -= size * 1.35;
    });
    this.#y -= 2;
  }

  #labelled(label: string, text: string, indent: number, font: PDFFont): void {
    const look: Look = { font: this.fonts.plain, size: 10, colour: "ink" };
    const lines = linesOf(winAnsi(text), look.font, look.size, textWidth - indent);
    lines.forEach((line, index) => {
      this.#need(13.5 * together(index, lines.length));
      if (index === 0) this.#line(winAnsi(label), paper.left, { ...look, font });
      this.#line(line, paper.left + indent, look);
      this.#y -= 13.5;
    });
    this.#y -= 3;
  }

  #table({ head, widths, rows }: Extract<Part, { kind: "table" }>): void {
    const columns = widths.map((share) => share * textWidth);
    const header = head.map((text): Cell => ({ text, isStrong: true }));
    this.#rule();
    if (header.length > 0) this.#row(header, columns, true);
    for (const cells of rows) {
      const height = this.#heightOf(cells, columns);
      if (this.#y - height < paper.bottom) {
        this.#page = this.#newPage();
        if (header.length > 0) this.#row(header, columns, true);
      }
      this.#row(cells, columns, false);
    }
    this.#y -= 8;
  }

  #cellLines({ text, isStrong }: Cell, width: number): string[] {
    return linesOf(winAnsi(text), isStrong ? this.fonts.bold : this.fonts.plain, 9, width - 10);
  }

  #heightOf(cells: readonly Cell[], columns: readonly number[]): number {
    return Math.max(...cells.map((cell, index) => this.#cellLines(cell, columns[index]!).length)) * 11.5 + 7;
  }

  #row(cells: readonly Cell[], columns: readonly number[], isHead: boolean): void {
    const height = this.#heightOf(cells, columns);
    this.#need(height);
    const top = this.#y;
    if (isHead)
      this.#page.drawRectangle({ x: paper.left, y: top - height, width: textWidth, height, color: colour("shade") });
    let x = paper.left + 4;
    cells.forEach((cell, index) => {
      const look: Look = { font: cell.isStrong ? this.fonts.bold : this.fonts.plain, size: 9, colour: cell.tone ?? "ink" };
      this.#y = top - 3;
      for (const line of this.#cellLines(cell, columns[index]!)) {
        this.#line(line, x, look);
        this.#y -= 11.5;
      }
      x += columns[index]!;
    });
    this.#y = top - height;
    this.#rule();
  } // prettier-ignore

  #rule(): void {
    const [start, end] = [
      { x: paper.left, y: this.#y },
      { x: paper.width - paper.right, y: this.#y },
    ];
    this.#page.drawLine({ start, end, thickness: 0.5, color: colour("line") });
  }
}

/** How many lines have to fit where this one begins: no page ends with the first line of a paragraph, or begins with its last. */
export function together(index: number, of: number): number {
  if (of <= 3) return index === 0 ? of : 1;
  return index === 0 || index === of - 2 ? 2 : 1;
}

/** Text broken at spaces; a word wider than the line is broken where it must be. */
function linesOf(text: string, font: PDFFont, size: number, width: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/).filter((one) => one !== "")) {
    if (fits(line === "" ? word : `${line} ${word}`)) {
      line = line === "" ? word : `${line} ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (!fits(line)) {
      let length = line.length - 1;
      while (length > 1 && !fits(line.slice(0, length))) length--;
      lines.push(line.slice(0, length));
      line = line.slice(length);
    }
  }
  return line === "" ? lines : [...lines, line];
}
