import { expect, test } from "vitest";
import { findOwnNames } from "../../src/understand/own-names.js";
import { phraseStems, words } from "../../src/understand/words.js";

const own = (text: string) => {
  const all = words(text);
  return findOwnNames(all).map(({ from, stems }) => `${all[from]!.text} = ${stems.join(" ")}`);
};
const reads = (word: string, phrase: string) => `${word} = ${phraseStems(phrase).join(" ")}`;

test.each([
  ["the terms of this Exhibit", [reads("Exhibit", "agreement")]],
  ["conflicts with the Addendum", [reads("Addendum", "agreement")]],
  ["the restrictions hereof", [reads("hereof", "of this agreement")]],
  ["obligations hereunder", [reads("hereunder", "under this agreement")]],
  ["other than as these Provisions permit", [reads("Provisions", "agreement")]],
  ["the provisions of the law", []],
  ["listed in the Exhibit to another contract", []],
])("what a text calls itself: %s", (text, expected) => expect(own(text)).toEqual(expected));
