import { expect, test } from "vitest";
import { isDrawnInNoOrder } from "../../src/extract/pdf-order.js";
import type { Run } from "../../src/extract/runs.js";

const sentence =
  "Vendor shall report each Breach of Unsecured PHI to Clinic within five days of its discovery. ".repeat(4);
const letters: Run[] = [...sentence].map((text, at) => ({
  text,
  x: 72 + (at % 90) * 5,
  y: 700 - Math.floor(at / 90) * 14,
  width: 5,
  size: 10,
  font: "F1",
}));
/** Every letter, each far from the one before it. */
const shuffled = letters.map((_, at) => letters[(at * 151) % letters.length]!);

test("letters drawn one by one in no order are told from those drawn as they are read", () => {
  expect(isDrawnInNoOrder(letters)).toBe(false);
  expect(isDrawnInNoOrder(letters.toReversed())).toBe(false);
  expect(isDrawnInNoOrder(shuffled)).toBe(true);
});

test("a few letters, or letters among words, may stand anywhere", () => {
  expect(isDrawnInNoOrder(shuffled.slice(0, 150))).toBe(false);
  const words = Array.from({ length: 400 }, (_, at): Run => ({ ...letters[0]!, text: "Breach", y: 700 - at }));
  expect(isDrawnInNoOrder([...shuffled, ...words])).toBe(false);
});
