import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check } from "../src/check/check.js";
import { extract } from "../src/extract/extract.js";
import { loadRules } from "../src/rulebook/load-rules.js";
import { structure } from "../src/structure/structure.js";
import { understand } from "../src/understand/understand.js";
import { folder } from "./fixtures.js";

// What an agreement says does not hang on its form: the same promises under other names get the same outcomes.
const book = await loadRules();

async function outcomesOf(text: string): Promise<Record<string, string>> {
  const bytes = new TextEncoder().encode(text);
  const document = await extract({ path: "form", format: "text", bytes, sha256: "" });
  const outcomes = check(book, understand(structure(document), book.phrases));
  return Object.fromEntries(outcomes.map(({ rule, state }) => [rule, state]));
}

const agreement = readFileSync(`${folder}federal-floor.txt`, "utf8");
const untouched = outcomesOf(agreement);

/** The parties under other names; the name of the paper stays. */
const named = (associate: string, entity: string) =>
  agreement
    .replace(/Business Associate(?! (?:Agreement|Addendum|Contract))/g, associate)
    .replaceAll("Covered Entity", entity);

test.each([
  ["Vendor", "Client"],
  ["Contractor", "County"],
  ["Company", "Practice"],
  ["Northwind", "Lakeside"],
  ["Service Provider", "Plan"],
  ["NWS", "CE"],
])("%s and %s", async (associate, entity) =>
  expect(await outcomesOf(named(associate, entity))).toEqual(await untouched),
);

const wrapped = (text: string) =>
  text
    .split("\n")
    .map((line) => line.replace(/(.{1,72})(?: |$)/g, "$1\n").trim())
    .join("\n");

test.each<[string, (text: string) => string]>([
  ["straight quotation marks", (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")],
  ["“will” for “shall”", (text) => text.replace(/\bshall\b/g, "will")],
  ["lines that end in CR LF", (text) => text.replaceAll("\n", "\r\n")],
  ["no blank line", (text) => text.replace(/\n{2,}/g, "\n")],
  ["lines of 72 letters", wrapped],
  ["lines of 72 letters and no blank line", (text) => wrapped(text).replace(/\n{2,}/g, "\n")],
  ["lines of 72 letters, double-spaced", (text) => wrapped(text).replace(/\n+/g, "\n\n")],
  ["items without numbers", (text) => text.replace(/^\s*\(?[a-z][.)]\s+/gm, "")],
])("%s", async (_, form) => expect(await outcomesOf(form(agreement))).toEqual(await untouched));
