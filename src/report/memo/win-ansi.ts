/** What the standard fonts of PDF lack, in signs they have. */
const spelt = new Map(
  Object.entries({
    "☐": "[ ]", "☑": "[x]", "☒": "[x]", "✓": "+", "✔": "+", "✗": "x", "✘": "x", "−": "-", "‐": "-", "‑": "-", "‒": "–",
    "―": "—", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "←": "<-", "′": "'", "″": '"', "⁄": "/", "ı": "i",
    "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "\u00A0": " ", "\u202F": " ", "\u2009": " ", "▪": "•", "●": "•", "○": "o", "■": "•",
  }),
); // prettier-ignore

// Windows-1252 beyond Latin-1.
const extra = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
const isKnown = (character: string): boolean => {
  const code = character.codePointAt(0)!;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa1 && code <= 0xff) || extra.has(character);
};

/** Text in the letters of the standard fonts; an accent that they lack goes, and a letter of another alphabet is a question mark. */
export function winAnsi(text: string): string {
  let result = "";
  for (const character of text) {
    if (isKnown(character)) result += character;
    else if (spelt.has(character)) result += spelt.get(character)!;
    else if (/\s/u.test(character)) result += " ";
    else {
      const plain = [...character.normalize("NFKD")].filter((one) => !/\p{M}/u.test(one));
      result += plain.length > 0 && plain.every(isKnown) ? plain.join("") : /[\p{M}\p{C}]/u.test(character) ? "" : "?";
    }
  }
  return result;
}
