const field =
  "by|its|name|title|date|dated?|signature|signed|sign|(?:print(?:ed)?|signatory|company|legal) name|authorized signat(?:ure|ory)";
const address = "address|attn|attention|phone|telephone|e-?mail|fax|contact";
const start = new RegExp(`^(?:${field}|${address})\\s*:`, "i");

/** A line to be filled in, or filled in: "By: ____", "Name:", "Date: 1/2/2026". It never runs on into the next. */
export function isFormLine(text: string): boolean {
  return start.test(text) || (/_{5,}/.test(text) && !isProse(text));
}

/** "Report each Breach within ______ days of": a sentence with a blank in it, and no label before the blank. */
function isProse(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word));
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  return words.length > 7 && small.length > 3 && !/:\s*_{3}/.test(text);
}

/**
 * Whether two lines of one paragraph are better read apart: prose, and lines to fill in below it. The name and address
 * of a party belong together, for what stands in brackets behind them says what the party is called.
 */
export function isApart(before: string, after: string): boolean {
  return isFormLine(before) !== isFormLine(after) && /^[\p{Lu}_]/u.test(after);
}
