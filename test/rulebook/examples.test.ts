import { expect, test } from "vitest";
import { lintDocument } from "../../src/judge.js";
import { loadRuleData, loadRules } from "../../src/rulebook/load-rules.js";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { optIns } from "../../src/rulebook/schema.js";
import type { Source } from "../../src/types.js";

// Every example of every rule is run: the examples are the tests and the documentation.
const preamble =
  "This Business Associate Agreement is made between Riverbend Clinic, P.C. (“Covered Entity” or “Clinic”) and Acme " +
  "Health Systems, Inc. (“Business Associate” or “Vendor”). Capitalized terms have the meaning given in 45 CFR Parts 160 and 164.";

const source: Source = { path: "example.txt", format: "text", bytes: new Uint8Array(), sha256: "" };
const book = await loadRules();
const { rules } = await loadRuleData();
const examplesOf = new Map(rules.map(({ data }) => [data.id, data.examples]));

function outcomeOf(rule: string, text: string) {
  const builder = new DocumentBuilder();
  builder.add({ text: "Business Associate Agreement", kind: "heading", level: 1, origin: {} });
  builder.add({ text: preamble, kind: "paragraph", origin: {} });
  for (const paragraph of text.trim().split(/\n\s*\n/)) builder.add({ text: paragraph, kind: "paragraph", origin: {} });
  return lintDocument(source, builder.build(), book, { asked: optIns }).outcomes.find((one) => one.rule === rule);
}

const cases = book.rules.flatMap((rule) =>
  Object.entries(examplesOf.get(rule.id)!).flatMap(([state, examples]) =>
    (examples ?? []).map((example) => ({ rule: rule.id, state, ...example })),
  ),
);

test.each(cases)("$rule is $state: $text", ({ rule, state, text, lacks, variant }) => {
  const outcome = outcomeOf(rule, text);
  expect(outcome?.state).toBe(state);
  if (lacks) expect(outcome!.elements.filter((one) => one.state === "lacking").map((one) => one.id)).toEqual(lacks);
  if (variant) expect(outcome!.variant).toBe(variant);
});

test.each(book.rules.filter((rule) => rule.kind === "required").map((rule) => [rule.id, rule] as const))(
  "%s shows every state, and every element lacking",
  (_, rule) => {
    const examples = examplesOf.get(rule.id)!;
    for (const state of ["met", "partial", "missing", "contradicted"])
      expect(examples[state]?.length, state).toBeGreaterThan(0);
    const lacking = new Set(Object.values(examples).flatMap((list) => (list ?? []).flatMap((one) => one.lacks ?? [])));
    // An element without words of its own comes with the statement that was found.
    for (const element of rule.elements.filter(
      (one) => one.any.length + one.nearby.length + one.elsewhere.length + one.lacks.length > 0,
    ))
      expect(lacking, `an example that lacks ${element.id}`).toContain(element.id);
  },
);

test.each(book.rules.filter((rule) => rule.kind !== "required").map((rule) => [rule.id, rule] as const))(
  "%s shows when it fires and when it does not",
  (_, rule) => {
    expect(examplesOf.get(rule.id)!["fires"]?.length).toBeGreaterThan(0);
    expect(examplesOf.get(rule.id)!["clear"]?.length).toBeGreaterThan(0);
  },
);

test("every citation can be read", () => {
  const form =
    /^(?:none\b.*|(?:proposed )?45 CFR (?:Part )?1[67]\d\b.*|42 CFR .*|\d+ FR .*|(?:Cal|Tex|Fla|N\.Y)\. .*|201 CMR .*|M\.G\.L\. .*|HHS .*|7\d FR.*)/;
  for (const rule of book.rules) for (const cite of rule.data.cites) expect(cite, rule.id).toMatch(form);
});
