import { readNamings, shortNames } from "./namings.js";
import type { Occurrence } from "./phrases.js";
import { inSmallLetters, type Word, wordAt } from "./words.js";

// "Business Associate: Acme, Inc. (“Covered Entity”)": a name with one label before it and the other behind. In small letters.
const crossed = [
  /(?:^|\n)[\W_]*business associate[\W_]*:[^\n(]{2,80}\(\s*(?:the )?[“"'*]*covered entity\b/g,
  /(?:^|\n)[\W_]*covered entity[\W_]*:[^\n(]{2,80}\(\s*(?:the )?[“"'*]*business associate\b/g,
];

// "In this Agreement Lakeside Clinic is the “Business Associate”", against the preamble.
const saidToBe =
  /([A-Z][\w&.’']*(?:,?\s+(?:of\s+)?[A-Z][\w&.’']*){0,6}),?\s+(?:is|shall be|acts as|will be)\s+(?:the|a)\s+[“"](Business Associate|Covered Entity)[”"]/g;

/** Places where a name is called what another place calls the other party. */
function swapped(text: string): { index: number; length: number }[] {
  const first = new Map<string, string>();
  for (const { name, labels } of readNamings(text))
    for (const label of labels)
      if (/^(?:business associate|covered entity)$/i.test(label))
        for (const one of shortNames(name)) if (!first.has(one)) first.set(one, label.toLowerCase());
  return [...text.matchAll(saidToBe)]
    .filter((match) => {
      const name = match[1]!.replace(/^(?:In|Under|For|This|Agreement|The)\s+/, "");
      return shortNames(name).some((one) => first.has(one) && first.get(one) !== match[2]!.toLowerCase());
    })
    .map((match) => ({ index: match.index, length: match[0].length }));
}

/** Places where one party is given the labels of both. A subcontractor agreement may well do so: its upper party is both. */
export function findBothLabels(text: string, words: Word[]): Occurrence[] {
  const small = inSmallLetters(text);
  if (/\bsubcontractor business associate\b/.test(small)) return [];
  const crossings = crossed.flatMap((shape) =>
    [...small.matchAll(shape)].map((match) => {
      const shift = match[0].search(/\w/);
      return { index: match.index + shift, length: match[0].length - shift };
    }),
  );
  return [...crossings, ...swapped(text)].map(({ index, length }) => {
    const from = wordAt(words, index);
    return { from, to: Math.max(from + 1, wordAt(words, index + length)) };
  });
}
