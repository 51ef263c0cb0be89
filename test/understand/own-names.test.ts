import { expect, test } from "vitest";
import { findOwnNames } from "../../src/understand/own-names.js";
import { words } from "../../src/understand/words.js";

const own = (text: string) => {
  const all = words(text);
  return findOwnNames(all).map(({ from, stems }) => `${all[from]!.text} = ${stems.join(" ")}`);
};

test.each([
  ["the terms of this Exhibit", ["Exhibit = agreement"]],
  ["conflicts with the Addendum", ["Addendum = agreement"]],
  ["the restrictions hereof", ["hereof = of this agreement"]],
  ["obligations hereunder", ["hereunder = under this agreement"]],
  ["listed in the Exhibit to another contract", []],
])("what a text calls itself: %s", (text, expected) => expect(own(text)).toEqual(expected));
