// A contract is untrusted: its words may carry terminal escapes, characters that reorder a line, or
// characters nobody sees. A report shows what a reader would see, so these never reach the terminal.

const space = /[\s\u2028\u2029]+/gu;

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
  // Written out where they are used, for most agreements never use them: to put classes of all alphabets together takes a while.
  const seen = spaced.replace(/[\p{Cc}\p{Cf}]/gu, "").replace(/[\p{Cs}\p{Co}\p{Cn}]/gu, "\uFFFD");
  // More than three marks on one letter paint over the lines above and below.
  return seen.replace(/(\p{M}{3})\p{M}+/gu, "$1");
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

/** The same value with every string in it sanitised. Only what that changes is copied, which mostly is nothing. */
export function sanitiseAll<T>(value: T): T {
  if (typeof value === "string") return sanitise(value) as T;
  if (value === null || typeof value !== "object") return value;
  let all = value as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const item = all[key];
    const clean = sanitiseAll(item);
    if (clean === item) continue;
    if (all === value)
      all = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    all[key] = clean;
  }
  return all as T;
}
