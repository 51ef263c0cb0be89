import { expect, test } from "vitest";
import { DocumentBuilder } from "../src/extract/builder.js";
import { lintDocument } from "../src/lint.js";
import { loadRules } from "../src/rulebook/load-rules.js";
import type { Source } from "../src/types.js";

const source: Source = { path: "example.txt", format: "text", bytes: new Uint8Array(), sha256: "" };
const book = await loadRules();

const stateOf = (rule: string, unread: boolean) => {
  const builder = new DocumentBuilder();
  builder.add({ text: "Business Associate Agreement", kind: "heading", level: 1, origin: {} });
  builder.add({
    text: "This Business Associate Agreement is made between Riverbend Clinic (“Covered Entity”) and Acme, Inc. (“Business Associate”).",
    kind: "paragraph",
    origin: {},
  });
  builder.add({
    text: "Business Associate shall report to Covered Entity each Breach of Unsecured PHI.",
    kind: "paragraph",
    origin: {},
  });
  const document = builder.build();
  if (unread) document.notices.push({ id: "page-without-text", message: "Page 2 has no text.", page: 2, unread: true });
  return lintDocument(source, document, book).outcomes.find((one) => one.rule === rule)?.state;
};

test.each([
  ["return-or-destroy", "missing"],
  ["not-in-force", "fires"],
  ["minimum-necessary", "fires"],
])("%s: what may stand on a page nobody could read is not called missing", (rule, state) => {
  expect(stateOf(rule, false)).toBe(state);
  expect(stateOf(rule, true)).toBe("not-assessed");
});
