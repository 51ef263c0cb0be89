import { lettered } from "../alphabets.js";
import { isFormLine } from "./form-lines.js";
import { labelOf } from "./labels.js";
import type { TextLine } from "./text-lines.js";

const pageNumber =
  /^(?:page\s+\d{1,3}(?:\s+(?:of|\/)\s+\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}(?:\s+of\s+\d{1,3})?)$/i;
/** "Confidential            Page 3 of 9" */
const endsInPageNumber = /(?:^|\W)page\s+\d{1,3}\s+(?:of|\/)\s+\d{1,3}$/i;
const often = 3;

/** Takes out what every page of a printed text repeats: page numbers, running heads and feet. */
export function withoutFurniture(lines: TextLine[]): TextLine[] {
  const written = lines.filter(({ text }) => text !== "");
  const furniture = runningLines(written, pageNumbers(written));
  if (furniture.size === 0) return lines;
  const kept: TextLine[] = [];
  let isAfterPage = false;
  for (const line of lines) {
    if (furniture.has(line)) isAfterPage = true;
    else {
      kept.push(isAfterPage && line.text !== "" ? { ...line, isAfterPage, isBehindCut: true } : line);
      if (line.text !== "") isAfterPage = false;
    }
  }
  return kept;
}

/** Numbers that stand alone and count on. */
function pageNumbers(lines: TextLine[]): Set<TextLine> {
  const alone = lines.filter(({ text }) => pageNumber.test(text));
  const value = (line: TextLine | undefined) => Number.parseInt(/\d+/.exec(line?.text ?? "")?.[0] ?? "", 10);
  return new Set(
    alone.filter((line, at) => value(alone[at + 1]) === value(line) + 1 || value(alone[at - 1]) === value(line) - 1),
  );
}

/** Lines that come again and again and stand in the middle of a sentence, or beside a page number. */
function runningLines(lines: TextLine[], numbers: Set<TextLine>): Set<TextLine> {
  const places = new Map<string, number[]>();
  lines.forEach(({ text }, at) => {
    const key = text.replace(/\d+/g, "#");
    // An address on a line of its own may well be part of the sentence around it.
    const isAddress = /^\S+@\S+$|^https?:\S+$/.test(text);
    // "Attachment E" at the foot of every page is all label.
    const isItem = !["", text].includes(labelOf(text).trim());
    const isLine = text.length <= 150 && !isAddress && hasWord.test(text) && !isFormLine(text) && !isItem;
    if (!isLine) return;
    const found = places.get(key);
    if (found) found.push(at);
    else places.set(key, [at]);
  });
  const repeated = [...places.values()].filter((found) => found.length >= often);
  const interrupts = interrupting(lines, new Set(repeated.flat()));
  const furniture = new Set([...numbers, ...edgesOf(lines)]);
  // Twice, for a running head of two lines may have only one of them beside the text.
  for (let round = 0; round < 2; round++)
    for (const found of repeated) {
      const beside = found.filter((at) => [at - 1, at + 1].some((next) => lines[next] && furniture.has(lines[next])));
      if (beside.length * 3 >= found.length * 2 || found.some((at) => interrupts.has(at)))
        // At the very top it is the title.
        for (const at of found) if (at > 2) furniture.add(lines[at]!);
    }
  return furniture;
}

/** Those of the repeated lines that stand between two halves of a sentence, other repeated lines beside them or not. */
function interrupting(lines: TextLine[], repeated: Set<number>): Set<number> {
  const found = new Set<number>();
  // Run by run, so that a thousand lines in a row are looked at once.
  for (let from = 0; from < lines.length; from++) {
    if (!repeated.has(from)) continue;
    let to = from;
    while (repeated.has(to)) to++;
    const isHalf = isCut(lines[from - 1]?.text ?? "", lines[to]?.text ?? "");
    for (let at = from; isHalf && at < to; at++) found.add(at);
    from = to;
  }
  return found;
}

/** Short lines around "Page 3 of 9" in the middle of a sentence: the foot of one page and the head of the next. */
function edgesOf(lines: TextLine[]): TextLine[] {
  const isShort = (at: number) => lines[at] !== undefined && lines[at].text.length < 60;
  return lines.flatMap(({ text }, at) => {
    if (text.length > 120 || !endsInPageNumber.test(text)) return [];
    for (let from = at; from > at - 3 && from > 0 && (from === at || isShort(from)); from--)
      for (let to = at + 1; to < at + 4 && (to === at + 1 || isShort(to - 1)); to++)
        if (isCut(lines[from - 1]?.text ?? "", lines[to]?.text ?? "")) return lines.slice(from, to);
    return [lines[at]!];
  });
}

/** Whether a sentence was cut between these lines. */
const isCut = (before: string, after: string) =>
  before.length > 40 && stopsInSmall.test(before) && startsSmall.test(after);

const hasWord = lettered`[\p{L}]{2}`;
const stopsInSmall = lettered`[\p{Ll},]$`;
const startsSmall = lettered`^[\p{Ll}]`;
