import type { Occurrence } from "./phrases.js";
import { type Word, wordAt } from "./words.js";

// "Business Associate: Acme, Inc. (“Covered Entity”)": a name with one label before it and the other behind.
const crossed = [
  /(?:^|\n)[\W_]*Business Associate[\W_]*:[^\n(]{2,80}\(\s*(?:the )?[“"'*]*Covered Entity\b/gi,
  /(?:^|\n)[\W_]*Covered Entity[\W_]*:[^\n(]{2,80}\(\s*(?:the )?[“"'*]*Business Associate\b/gi,
];

/** Places where one party is given the labels of both. A subcontractor agreement may well do so: its upper party is both. */
export function findBothLabels(text: string, words: Word[]): Occurrence[] {
  if (/\bsubcontractor business associate\b/i.test(text)) return [];
  return crossed.flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => {
      const from = wordAt(words, match.index + match[0].search(/\w/));
      return { from, to: Math.max(from + 1, wordAt(words, match.index + match[0].length)) };
    }),
  );
}
