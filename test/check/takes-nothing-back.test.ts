import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check, extract, loadRules, structure, understand } from "../../src/index.js";

// The worst false alarm after a false "met": a sentence of every second agreement taken for one that takes a promise back.
const agreement = readFileSync("fixtures/hospital-strong.txt", "utf8");
const sentences = readFileSync("fixtures/sentences/takes-nothing-back.txt", "utf8").trim().split("\n");
const exhibit = agreement.indexOf("\nEXHIBIT A");
const book = await loadRules();

async function required(further: string[]): Promise<Record<string, string>> {
  const text = `${agreement.slice(0, exhibit)}\n${further.map((one, at) => `16.${at + 1} ${one}\n\n`).join("")}${agreement.slice(exhibit)}`;
  const document = await extract({ path: "x.txt", format: "text", bytes: new TextEncoder().encode(text), sha256: "" });
  const outcomes = check(book, understand(structure(document), book.phrases));
  return Object.fromEntries(outcomes.flatMap(({ rule, kind, state }) => (kind === "required" ? [[rule, state]] : [])));
}

const together = 12;
const groups = Array.from({ length: Math.ceil(sentences.length / together) }, (_, at) =>
  sentences.slice(at * together, (at + 1) * together),
);

test.each(groups.map((group) => [group[0]!.slice(0, 60), group] as const))(
  "nothing is taken back by “%s …” and those after it",
  async (_, group) =>
    expect(await required(group)).toEqual(await required(["This Agreement may be signed in counterparts."])),
);
