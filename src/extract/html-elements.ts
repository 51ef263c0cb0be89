import { formatNumber } from "./number-format.js";

const words = (list: string) => new Set(list.split(" "));
const skipped = words(
  "script style nav noscript template head svg button select option iframe object canvas audio video",
);
const blocks = words(
  "p div section article main header footer aside blockquote figure figcaption address dl dt dd fieldset form table tbody thead tfoot caption pre ul ol li details summary center body hr html",
);
const voids = words("br hr img input meta link wbr col area base embed source track");
const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?:[;\s]|$)/i;

/** Elements whose content is no text of the page. */
export const isSkipped = (name: string) => skipped.has(name);
export const isBlock = (name: string) => blocks.has(name);
/** Elements without an end. */
export const isVoid = (name: string) => voids.has(name);
/** What the tag itself says about being seen; style sheets are not read. */
export const isHidden = (attributes: Record<string, string>) =>
  "hidden" in attributes || attributes["aria-hidden"] === "true" || hiddenStyle.test(attributes["style"] ?? "");

const formats: Record<string, string> = { a: "lowerLetter", A: "upperLetter", i: "lowerRoman", I: "upperRoman" };
const styles: Record<string, string> = {
  "lower-alpha": "a",
  "lower-latin": "a",
  "upper-alpha": "A",
  "upper-latin": "A",
  "lower-roman": "i",
  "upper-roman": "I",
};

interface List {
  isOrdered: boolean;
  next: number;
  type: string;
}

/** The lists that are open, and the numbers a browser shows before their items. */
export class HtmlLists {
  readonly #open: List[] = [];

  open(name: string, attributes: Record<string, string>): void {
    const style = /list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-\w+|none)/i.exec(attributes["style"] ?? "")?.[1];
    const start = Number.parseInt(attributes["start"] ?? "1", 10);
    this.#open.push({
      isOrdered: name === "ol",
      next: Number.isFinite(start) ? start : 1,
      type: (style && (style === "none" ? style : styles[style.toLowerCase()])) || attributes["type"] || "1",
    });
  }

  close(): void {
    this.#open.pop();
  }

  next(attributes: Record<string, string>): { level: number; label?: string } {
    const list = this.#open.at(-1);
    const level = Math.max(0, this.#open.length - 1);
    if (list?.type === "none") return { level };
    if (!list?.isOrdered) return { level, label: "•" };
    const value = Number.parseInt(attributes["value"] ?? "", 10);
    const number = Number.isFinite(value) ? value : list.next;
    list.next = number + 1;
    return { level, label: `${formatNumber(number, formats[list.type] ?? "decimal")}.` };
  }
}
