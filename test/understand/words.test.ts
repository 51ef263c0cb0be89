import { expect, test } from "vitest";
import { standsBetween } from "../../src/understand/word-places.js";
import { isOneOf, words } from "../../src/understand/words.js";

const all = words("We’ll report it. Vendor won't sell PHI, and BA's agents SHALL NOT.");
const asked = (list: string) => all.filter((word) => isOneOf(list, word)).map(({ text }) => text);

test("a word is one of a list however it is written, and what a contraction stands for", () => {
  expect(asked("will shall")).toEqual(["’ll", "wo", "SHALL"]);
  expect(asked("not")).toEqual(["n't", "NOT"]);
  expect(isOneOf("not", "n’t")).toBe(true);
  expect(isOneOf("not", undefined)).toBe(false);
});

test("whether one of a list stands between two places is told by the first that stands behind the one", () => {
  const sell = all.findIndex(({ text }) => text === "sell");
  expect(standsBetween("sell", all, sell, sell + 1)).toBe(true);
  expect(standsBetween("sell", all, sell + 1, all.length)).toBe(false);
  expect(standsBetween("sell", all, 0, sell)).toBe(false);
  expect(standsBetween("shall not", all, sell, all.length)).toBe(true);
});
