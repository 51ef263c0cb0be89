import type { Evidence, Outcome } from "../types.js";
import type { Paint, Style } from "./style.js";
import { hang, shorten, wrap } from "./wrap.js";

/** What a reporter is told about the place its text goes to. */
export interface ReportOptions {
  /** Columns of the terminal. */
  width: number;
  colour: boolean;
}

/** What every part of the terminal report needs to know about the paper it is written on. */
export interface Page {
  width: number;
  style: Style;
}

/** Enough of a sentence to find it by, or enough to judge it by. */
export const glance = 190;
export const atLength = 420;

export function heading(text: string, page: Page): string[] {
  return ["", ...wrap(text.toUpperCase(), page.width).map((line) => page.style.strong(line)), ""];
}

/** Text set in from the left; `label` stands once, before the first line. */
export function paragraph(
  text: string,
  page: Page,
  indent: number,
  label = "",
  paint: Paint = (line) => line,
): string[] {
  if (text === "") return [];
  return hang(" ".repeat(indent) + label, text, page.width).map((line) => paint(line));
}

/** What the finding is called: a rule that fires in several ways is called by the way it did. */
export function nameOf({ kind, title, message, variant }: Outcome): string {
  return variant === undefined || kind === "required" ? title : message.replace(/\.$/, "");
}

/** A term the agreement lacks, by what there is to ask for. */
export function wishOf(outcome: Outcome): string {
  const { request = "", evidence } = outcome;
  return request === "" || evidence.length > 0 ? nameOf(outcome) : request[0]!.toUpperCase() + request.slice(1);
}

/** What was found, unless that only says its name again. */
export function finding(outcome: Outcome, page: Page, indent: number): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/\W+$/, "");
  return plain(outcome.message) === plain(nameOf(outcome)) ? [] : paragraph(outcome.message, page, indent);
}

// “4.2(a)”, “(iii)”, “D”, “IV.2”, “III(a)”: what a lawyer cites, as against a heading’s words.
const isNumber = /^(§? ?\d|\(|[A-Z]{1,2}(?![A-Za-z])|[IVXLC]+(?![A-Za-z]))\S*$/;

/** “4.2(a), page 3”, as far as known. */
export function place(evidence: Evidence): string {
  const clause = isNumber.test(evidence.clause)
    ? `clause ${evidence.clause}`
    : evidence.clause === ""
      ? ""
      : `under “${shorten(evidence.clause, 60)}”`;
  const page = evidence.page === null ? "" : `page ${evidence.page}`;
  return [evidence.file ?? "", clause, page].filter((part) => part !== "").join(", ");
}

/** Where the words stand and the words. */
export function quoted(evidence: Evidence, page: Page, indent: number, length = atLength): string[] {
  const where = place(evidence);
  const words = `“${shorten(evidence.quote, length)}”`;
  return [
    ...paragraph(where === "" ? words : `${where}: ${words}`, page, indent, "", page.style.quote),
    ...paragraph(doubtIn(evidence), page, indent, "", page.style.warn),
  ];
}

/** Words of a picture that may say something else than was made out; empty when there are none. */
export function doubtIn({ doubtful = [], page }: Evidence): string {
  const words = [...new Set(doubtful)].map((word) => `“${word}”`);
  if (words.length === 0) return "";
  const shown = words.length > 4 ? `${words.slice(0, 4).join(", ")} and others` : words.join(", ");
  return `Read from a picture, and not sure of ${shown}: look at ${page === null ? "it" : `page ${page}`}.`;
}
