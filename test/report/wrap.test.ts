import { expect, test } from "vitest";
import { sanitise } from "../../src/report/sanitise.js";
import { columns, hang, opening, shorten, wrap } from "../../src/report/wrap.js";

test.each([
  ["one two three", 7, ["one two", "three"]],
  ["antidisestablishment", 8, ["antidise", "stablish", "ment"]],
  ["", 10, []],
  ["病歴 は 秘密", 5, ["病歴", "は", "秘密"]],
])("%s at %d columns", (text, width, lines) => expect(wrap(text, width)).toEqual(lines));

test("lines after the first stand under it", () =>
  expect(hang("Why: ", "patients would lose their records for good", 30)).toEqual([
    "Why: patients would lose their",
    "     records for good",
  ]));

test.each([
  ["short", 20, "short"],
  ["shall return or destroy, all PHI", 26, "shall return or destroy …"],
  ["unbrokenunbrokenunbroken", 10, "unbroken …"],
])("%s cut to %d", (text, length, cut) => expect(shorten(text, length)).toBe(cut));

test.each([
  ["a\tb\r\n c", "a b c"],
  ["\u001b[31mred", "[31mred"],
  ["soft\u00adhyphen", "softhyphen"],
  ["::error::stop :::", ": :error: :stop : : :"],
  ["##[error]stop ##vso[task] ## Heading", "# #[error]stop # #vso[task] ## Heading"],
  ["lone \ud800 half", "lone \ufffd half"],
  ["e" + "\u0301".repeat(20), "e\u0301\u0301\u0301"],
])("%j reads %j", (text, seen) => expect(sanitise(text)).toBe(seen));

test("marks take no column and wide letters two", () => expect(columns("e\u0301病")).toBe(3));

test.each([
  ["One. Two. Three.", 9, "One. Two."],
  ["One is long. Two.", 8, "One is …"],
  ["No full stop", 20, "No full stop"],
])("%s opens, in %d characters, with %s", (text, length, start) => expect(opening(text, length)).toBe(start));
