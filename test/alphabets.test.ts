import { expect, test } from "vitest";
import { lettered } from "../src/alphabets.js";

test.each([
  ["Vendor", true],
  ["vendor", false],
  ["“Vendor”", false],
  ["Übermittlung", true],
  ["übermittlung", false],
  ["Клиника", true],
])("a capital is one of any alphabet: %s", (text, expected) => {
  expect(lettered`^[\p{Lu}]`.test(text)).toBe(expected);
});

test("letters and other signs share a class, whatever the alphabet", () => {
  const last = lettered`[\p{L}.&]+$`;
  expect([last.exec("of AT&T")?.[0], last.exec("bei Müller")?.[0], last.exec("§ 12")]).toEqual([
    "AT&T",
    "Müller",
    null,
  ]);
});
