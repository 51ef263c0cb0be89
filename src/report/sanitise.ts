// A contract is untrusted: its words may carry terminal escapes, characters that reorder a line, or
// characters nobody sees. A report shows what a reader would see, so these never reach the terminal.

const space = /[\s\u2028\u2029]+/gu;
const unseen = /[\p{Cc}\p{Cf}]/gu;
const unknown = /[\p{Cs}\p{Co}\p{Cn}]/gu;
// More than three marks on one letter paint over the lines above and below.
const piledMarks = /(\p{M}{3})\p{M}+/gu;

// Build servers take lines that begin with “::” or hold “##[” (“##vso[”, “##teamcity[”) for orders.
const orders: readonly [RegExp, string][] = [
  [/:(?=:)/g, ": "],
  [/##(?=\w*\[)/g, "# #"],
];

/** What has nothing unseen in it, as nearly all passages; to tell letters of all alphabets apart takes longer than to read one. */
const plain = /^[\n -~§–—‘’“”•…×−]*$/;

/** What a reader would see of a passage, its spaces kept as they are but for their kind. */
export function visible(text: string): string {
  const spaced = text.replace(space, " ");
  if (plain.test(spaced)) return spaced;
  return spaced.replace(unseen, "").replace(unknown, "\uFFFD").replace(piledMarks, "$1");
}

/** Words that need nothing done to them, one space apart; and what may be an order or a blank after all. */
const tidy = /^[!-~§–—‘’“”•…×−]+(?: [!-~§–—‘’“”•…×−]+)*$/;
const suspect = /::|##|\\_/;

/** One line of visible text. */
export function sanitise(text: string): string {
  if (tidy.test(text) && !suspect.test(text)) return text;
  const line = visible(text)
    // A blank of a Markdown form, kept in the text as the file has it.
    .replace(/\\_/g, "_")
    .replace(/ {2,}/g, " ")
    .trim();
  return orders.reduce((safe, [order, harmless]) => safe.replace(order, harmless), line);
}

/** The same value with every string in it sanitised. */
export function sanitiseAll<T>(value: T): T {
  if (typeof value === "string") return sanitise(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => sanitiseAll(item)) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sanitiseAll(item as unknown)])) as T;
  return value;
}
