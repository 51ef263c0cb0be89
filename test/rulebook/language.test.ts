import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { lintDocument } from "../../src/judge.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { optIns } from "../../src/rulebook/schema.js";

// Whoever puts the proposed language into the agreement must not be asked for it again.
const preamble =
  "This Business Associate Agreement is made between Riverbend Clinic, P.C. (“Covered Entity”) and Acme Health Systems, " +
  "Inc. (“Business Associate”). Capitalized terms have the meaning given in 45 CFR Parts 160 and 164.";
const book = await loadRules();
const source = { path: "example.txt", format: "text", bytes: new Uint8Array(), sha256: "" } as const;

function stateOf(rule: string, language: string) {
  const builder = new DocumentBuilder();
  builder.add({ text: "Business Associate Agreement", kind: "heading", level: 1, origin: {} });
  for (const text of [preamble, language.replace(/\s+/g, " ")]) builder.add({ text, kind: "paragraph", origin: {} });
  return lintDocument(source, builder.build(), book, { asked: optIns }).outcomes.find((one) => one.rule === rule)
    ?.state;
}

// Of the document itself there is no language, only something to do; and what is judged by how much else is missing is
// not put in order by one sentence.
const withLanguage = book.rules.filter(
  ({ kind, data }) => kind !== "hygiene" && data["missing-at-least"] === undefined,
);
const languages = withLanguage.flatMap(({ id, kind, data }) =>
  [data.suggest, data.fallback].flatMap((language) => (language === undefined ? [] : [{ id, kind, language }])),
);

test("every rule says what to ask for", () =>
  expect(book.rules.filter(({ data }) => data.suggest === undefined).map(({ id }) => id)).toEqual([]));

test.each(languages)("$id finds its own language in order: $language", ({ id, kind, language }) =>
  expect(stateOf(id, language)).toBe(kind === "required" ? "met" : "clear"),
);
