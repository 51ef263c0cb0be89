import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check, extract, loadRules, structure, understand } from "../../src/index.js";

// Sentences of the kind that stands in every second agreement, which neither supply a required term nor take one back.
const book = await loadRules();
const strong = readFileSync("fixtures/hospital-strong.txt", "utf8").split(/(?=\nEXHIBIT A)/);
const bare = [
  "BUSINESS ASSOCIATE AGREEMENT\n\nThis Business Associate Agreement is made between Riverbend Clinic (“Hospital”, a covered " +
    "entity) and Acme Health Systems, Inc. (“Vendor”, its business associate).\n\n" +
    "1. Terms used here have the meaning given in 45 CFR Parts 160 and 164.\n\n",
  "\n\nSigned for Hospital and Vendor.\n",
];

async function outcomesOf(
  [before = "", after = ""]: string[],
  further: string[],
  asked: (kind: string) => boolean,
): Promise<Record<string, string>> {
  const text = before + further.map((one, at) => `16.${at + 1} ${one}\n\n`).join("") + after;
  const document = await extract({ path: "x.txt", format: "text", bytes: new TextEncoder().encode(text), sha256: "" });
  const outcomes = check(book, understand(structure(document), book.phrases));
  return Object.fromEntries(outcomes.flatMap(({ rule, kind, state }) => (asked(kind) ? [[rule, state]] : [])));
}

const required = (around: string[], further: string[]) => outcomesOf(around, further, (kind) => kind === "required");
const trapsAndTerms = (around: string[], further: string[]) =>
  outcomesOf(around, further, (kind) => kind !== "recommended");

/** So many are tried at once; a test that fails is tried again sentence by sentence, by hand. */
const together = 12;
const manyTogether = 40;

function groupsOf(file: string, size: number): [first: string, group: string[]][] {
  const sentences = readFileSync(`fixtures/sentences/${file}`, "utf8").trim().split("\n");
  return Array.from({ length: Math.ceil(sentences.length / size) }, (_, at) => {
    const group = sentences.slice(at * size, (at + 1) * size);
    return [group[0]!.slice(0, 60), group];
  });
}

const nothing = ["This Agreement may be signed in counterparts."];

describe("of an agreement that has every term nothing is taken back", () => {
  test.each(groupsOf("takes-nothing-back.txt", together))("by “%s …” and those after it", async (_, group) =>
    expect(await required(strong, group)).toEqual(await required(strong, nothing)),
  );
});

describe("to an agreement without terms nothing is supplied", () => {
  test.each(groupsOf("supplies-nothing.txt", together))("by “%s …” and those after it", async (_, group) =>
    expect(await required(bare, group)).toEqual(await required(bare, nothing)),
  );
});

describe("in a strong agreement no trap is found and no term lost", () => {
  test.each(groupsOf("springs-no-trap.txt", manyTogether))("because of “%s …” and those after it", async (_, group) =>
    expect(await trapsAndTerms(strong, group)).toEqual(await trapsAndTerms(strong, nothing)),
  );
});
