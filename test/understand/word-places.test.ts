import { expect, test } from "vitest";
import { placesWhere } from "../../src/understand/word-places.js";
import { words } from "../../src/understand/words.js";

const all = words("Vendor shall report. The vendor reports to Clinic, and Vendor shall mitigate.");

test("places of words are told from the first to the last, however they are written", () => {
  const places = placesWhere(all, ({ lower }) => lower === "vendor" || lower === "shall");
  expect(places.map((at) => all[at]!.text)).toEqual(["Vendor", "shall", "vendor", "Vendor", "shall"]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("words written alike are asked about once", () => {
  const asked: string[] = [];
  placesWhere(all, ({ text }) => asked.push(text) > 0);
  expect(asked).toEqual([...new Set(all.map(({ text }) => text))]);
});
