import { labelOf } from "./labels.js";
import { normalise, normaliseLine } from "./normalise.js";

/** A line of plain text, as far as its words and its place on the page tell what it belongs to. */
export interface TextLine {
  text: string;
  /** Columns before the first letter. */
  indent: number;
  /** Column in which the words behind a list label begin; the same as `indent` without a label. */
  body: number;
  /** 1-based line of the file. */
  number: number;
  /** 1-based page; a form feed starts the next. */
  page: number;
  /** What stands side by side, parted by wide gaps. */
  cells: string[];
  /** Whether a page ends before this line, or something was taken out there. */
  isAfterPage: boolean;
  /** Whether lines were taken out before it. */
  isBehindCut?: boolean;
}

/** The lines of a file; blank ones are kept, for they part paragraphs. */
export function readLines(text: string): TextLine[] {
  let number = 0;
  return text
    .replace(/\r\n?/g, "\n")
    .split("\f")
    .flatMap((page, index) =>
      normalise(page.replace(tabbed, tabsAsSpaces).replace(/\t/g, "    "))
        .split("\n")
        .map((raw, row) => {
          // A form feed ends no line: what follows it stands on the same line of the file.
          if (row > 0 || index === 0) number++;
          return lineOf(raw, number, index + 1, row === 0 && index > 0);
        }),
    );
}

/** A line with tabs and no space: a tab for every space, not a row of seven cells. */
const tabbed = /^(?=[^\t\n]*\S)[^ \n]+$/gm;
const tabsAsSpaces = (line: string) => (line.split("\t").length > 6 ? line.trimStart().replace(/\t/g, " ") : line);

function lineOf(raw: string, number: number, page: number, isAfterPage: boolean): TextLine {
  const text = normaliseLine(raw);
  const indent = raw.length - raw.trimStart().length;
  const label = labelOf(text);
  const words = raw.trim().slice(label.length);
  const body = label ? indent + label.length + words.length - words.trimStart().length : indent;
  // "[     ]" is a blank to fill in, not two cells.
  const gapless = words.trim().replace(/\[\s+\]/g, "[ ]");
  const parts = gapless.split(/ {4,}/).map(normaliseLine);
  // Tabs between all words make no table.
  const isProse = parts.length > 4 && parts.every((part) => part.split(" ").length <= 2);
  const cells = parts.length > 1 && !isProse ? parts : [text];
  return { text, indent, body, number, page, cells, isAfterPage };
}
