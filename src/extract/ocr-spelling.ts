import type { SeenLine, SeenWord } from "./ocr-hocr.js";

// Shapes that readers of pictures take for each other, mended only where no English word and no number could be meant.
const spellings: [RegExp, string][] = [
  [/(?<=\p{Ll})0(?=\p{Ll})/gu, "o"], // "f0r"
  [/\b(e?)PH[l1!|](?!\w)/g, "$1PHI"],
  [/\bH[l1|]PAA\b/g, "HIPAA"],
  [/\bC[.,]?\s?F[.,]?\s?R[.,]/g, "C.F.R."],
  [/\bl(?=\d\d\.\d)/g, "1"], // "l64.504"
  [/(?<=\d)[lI](?=\d)/g, "1"],
  [/^\(([a-z\d]{1,4})[}\]]/i, "($1)"], // "(b}"
  [/^[{[]([a-z\d]{1,4})\)/i, "($1)"],
];

/** Words with the commonest misreadings mended. */
export function respelled(seen: SeenWord[]): SeenWord[] {
  const words = withQuotesClosed(seen);
  return words.map((word, at) => {
    let { text } = word;
    for (const [wrong, right] of spellings) text = text.replace(wrong, right);
    if (at === 0) text = text.replace(/^[Il1|]{2,3}(?=[.)]$)/, (digits) => "I".repeat(digits.length));
    // The sign of a paragraph stands between the code and the number of its section.
    if (/^[$S8]{1,2}$/.test(text) && isSection(words[at + 1]?.text) && isCode(words[at - 1]?.text))
      text = "§".repeat(text.length);
    else if (isCode(words[at - 1]?.text)) text = text.replace(/^[$S](?=1[46]\d\.\d)/, "§");
    return text === word.text ? word : { ...word, text };
  });
}

/** A term in quotation marks has few words. */
const longestTerm = 6;

/** `"Required by Law' means`: a quotation that begins with two strokes ends with two. */
function withQuotesClosed(words: SeenWord[]): SeenWord[] {
  const opening = words.findLastIndex(({ text }) => /^[(]?["“][^"”]*$/.test(text));
  if (opening < 0 || words.slice(opening + 1).some(({ text }) => /["”]/.test(text))) return words;
  const closing = words.findIndex(
    ({ text }, at) => at >= opening && at < opening + longestTerm && /\w['’][),.;:]*$/.test(text),
  );
  if (closing < 0) return words;
  return words.map((word, at) =>
    at === closing ? { ...word, text: word.text.replace(/['’](?=[),.;:]*$)/, '"') } : word,
  );
}

const isSection = (text = "") => /^1[46]\d\.\d/.test(text);
const isCode = (text = "") => /^(?:C\.?F\.?R\.?|sections?)$/i.test(text);

/** Of a word read with less confidence than this one should look at the page. */
export const sure = 60;
/** Below this, what was made out is as likely a speck as a word. */
const unsure = 20;

/**
 * A line without what is no word of it. A smudged word among clear ones is one all the same, and kept with its little
 * confidence: to leave it out would say that nothing stood there.
 */
export function withoutNoise({ words, height }: SeenLine): SeenWord[] {
  const clear = words.filter(({ confidence }) => confidence >= sure).length;
  const isClear = clear >= 3 && clear >= 0.6 * words.length;
  const isBeside = (at: number) => {
    const { left, right } = words[at]!;
    const [before, after] = [words[at - 1], words[at + 1]];
    return (
      (before !== undefined && left - before.right < height) || (after !== undefined && after.left - right < height)
    );
  };
  const isSmudged = ({ text }: SeenWord, at: number) => isClear && /[\p{L}\p{N}]{2}/u.test(text) && isBeside(at);
  return words.filter((word, at) => !isMark(word) && (word.confidence >= unsure || isSmudged(word, at)));
}

/** Specks and ruled lines, taken for signs. Blanks to fill in, bullets and dashes are none. */
function isMark({ text, confidence }: SeenWord): boolean {
  if (/^[|¦~\\]+$/.test(text)) return true;
  return !/[\p{L}\p{N}]|__|^[§&•*–—-]$/u.test(text) && confidence < sure;
}
