/** Whole words of the document, in small letters: they tell whether a hyphen at a line end belongs to the word. */
export type Vocabulary = () => ReadonlySet<string>;

/** The vocabulary of these texts, collected when it is first asked for: many documents hyphenate nothing. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  let words: ReadonlySet<string> | undefined;
  return () => (words ??= wordsOf(texts));
}

function wordsOf(texts: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    const found = text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
    // The last word of a line may be half of one.
    found.forEach((word) => words.add(word));
  }
  return words;
}

const kept =
  /^(?:non|de|self|third|co|pre|post|anti|multi|cross|long|short|high|low|well|ex|off|on|up|day|year|month|business|cost|sub|inter|re|opt|follow|set|sign|so)$/;

/** Two lines as one text: undoes hyphenation, keeps the hyphens of compounds, parts all else by a space. */
export function joinLines(before: string, after: string, vocabulary: Vocabulary): string {
  if (!/[-/—]$/.test(before.slice(-1))) return `${before} ${after}`;
  // Only the end is searched: the text before it may be long.
  const left = /(\p{L}+(?:-\p{L}+)*)-$/u.exec(before.slice(-60))?.[1];
  const right = /^[\p{L}\p{N}]+/u.exec(after)?.[0];
  if (left && right) {
    if (!/^\p{Ll}/u.test(right)) return before + after;
    const words = vocabulary();
    const half = left.split("-").at(-1)!.toLowerCase();
    const compound = words.has(`${left}-${right}`.toLowerCase()) || words.has(`${half}-${right.toLowerCase()}`);
    const whole = words.has(half + right.toLowerCase());
    return compound || (kept.test(half) && !whole) ? before + after : before.slice(0, -1) + after;
  }
  // "and/" + "or", and a dash set tight
  return /\S[/—]$/.test(before.slice(-2)) ? before + after : `${before} ${after}`;
}

/** All lines as one text, and where in it each begins. */
export function joinAll(lines: readonly string[], vocabulary: Vocabulary): { text: string; starts: number[] } {
  // The end is kept apart from the rest: to look at the end of a text put together from many would copy it each time.
  const parts: string[] = [];
  let length = 0;
  let end = "";
  const starts = lines.map((line, index) => {
    end = index === 0 ? line : joinLines(end, line, vocabulary);
    const start = length + end.length - line.length;
    if (end.length > 1000) {
      parts.push(end.slice(0, -100));
      length += end.length - 100;
      end = end.slice(-100);
    }
    return start;
  });
  return { text: parts.join("") + end, starts };
}
