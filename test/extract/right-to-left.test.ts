import { expect, test } from "vitest";
import { rowOf } from "../../src/extract/rows.js";
import type { Run } from "../../src/extract/runs.js";

/** A line of these words, from left to right: the letters of each, and whether a space parts it from the one before. */
function line(...words: string[]): Run[] {
  let x = 72;
  return words.map((word) => {
    if (word.startsWith(" ")) x += 4;
    const text = word.trim();
    const run = { text, x, y: 700, width: 6 * text.length, size: 12, font: "F1" };
    x += run.width;
    return run;
  });
}

const read = (runs: Run[]) =>
  rowOf({ y: 700, size: 12, runs })
    .segments.map(({ text }) => text)
    .join(" | ");

test.each([
  ["words", line("עולם", " שלום"), "שלום עולם"],
  ["a figure in brackets", line(") לחוק זה", "4", "(א)(", "15", " לפי סעיף"), "לפי סעיף 15(א)(4) לחוק זה"],
  [
    "two Latin words",
    line("ההסכם הזה כולו", " Northgate", " Cloud", " נחתם עם"),
    "נחתם עם Northgate Cloud ההסכם הזה כולו",
  ],
  ["an English line with one word of Hebrew", line("called", " הסכם", " in Hebrew"), "called הסכם in Hebrew"],
])("a line of Hebrew is read from right to left, what stands in it otherwise not: %s", (_, runs, expected) => {
  expect(read(runs)).toBe(expected);
});
