// Where TeX keeps its ligatures, in its older (OT1) and its newer encoding (T1).
const ligatures = new Map(
  ["ff", "fi", "fl", "ffi", "ffl"].flatMap((letters, index) => [
    [String.fromCharCode(0x0b + index), letters],
    [String.fromCharCode(0x1b + index), letters],
  ]),
);
// eslint-disable-next-line no-control-regex -- they are what is looked for
const beforeLetter = /[\u000B-\u000F\u001B-\u001F](?=\p{Ll})|(?<=\p{Ll})[\u001B-\u001F]/gu;

/**
 * Text of a font that TeX drew and that does not say what its letters are: "con\u001Cdential" reads "confidential". A control
 * character inside a word can be nothing else.
 */
export function withLigatures(text: string): string {
  return text.replace(beforeLetter, (letter) => ligatures.get(letter) ?? letter);
}
