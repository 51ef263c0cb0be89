import { expect, test } from "vitest";
import { extract } from "../../src/extract/extract.js";

async function read(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return (await extract({ path: "a.txt", format: "text", bytes, sha256: "" })).text;
}

test("a tab for every space makes no table", async () =>
  expect(await read("Business\tAssociate\tshall\treport\tany\tBreach\tto\tClinic.")).toBe(
    "Business Associate shall report any Breach to Clinic.",
  ));

test("text longer than any agreement is refused", async () =>
  expect(read("Vendor shall report. ".repeat(100_000))).rejects.toThrow("more than any agreement"));

// Each of these once took a time that grew with the square of its length.
test.each([
  ["headings", "1. HEADING\n".repeat(20_000)],
  ["one line of ten thousand", "and then the Vendor\n".repeat(20_000)],
  ["hyphens", "a-\n".repeat(60_000)],
  ["no space", "x".repeat(400_000)],
  ["blank lines", "\n".repeat(400_000) + "end"],
])("text of %s is read in linear time", { timeout: 20_000 }, async (_, text) => {
  const start = performance.now();
  await read(text);
  expect(performance.now() - start).toBeLessThan(10_000);
});
