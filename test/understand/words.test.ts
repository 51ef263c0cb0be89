import { expect, test } from "vitest";
import { isOneOf, words } from "../../src/understand/words.js";

const all = words("We’ll report it. Vendor won't sell PHI, and BA's agents SHALL NOT.");
const asked = (list: string) => all.filter((word) => isOneOf(list, word)).map(({ text }) => text);

test("a word is one of a list however it is written, and what a contraction stands for", () => {
  expect(asked("will shall")).toEqual(["’ll", "wo", "SHALL"]);
  expect(asked("not")).toEqual(["n't", "NOT"]);
  expect(isOneOf("not", "n’t")).toBe(true);
  expect(isOneOf("not", undefined)).toBe(false);
});
