import { expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { structure } from "../../src/structure/structure.js";

test("a list under a lettered heading hangs on the sentence below that heading", () => {
  const builder = new DocumentBuilder();
  for (const text of [
    "A. Uses",
    "Vendor may:",
    "1. Print bills.",
    "2. Mail them.",
    "B. Limits",
    "Vendor shall not:",
    "1. Sell PHI to anybody or let anybody else sell it;",
    "2. Keep it.",
  ])
    builder.add(
      /^[AB]/.test(text) ? { text, kind: "heading", level: 2, origin: {} } : { text, kind: "paragraph", origin: {} },
    );
  const { sentences, document } = structure(builder.build());
  const wordsOf = (index: number) => document.text.slice(sentences[index]!.span.start, sentences[index]!.span.end);
  const last = sentences.at(-2)!;
  expect(last.leadIns.map(wordsOf)).toEqual(["Vendor shall not:"]);
});

test("“V.” after “IV.” is a number though a heading without one stands between", () => {
  const builder = new DocumentBuilder();
  for (const text of ["III. Uses", "IV. Safeguards", "Training and Security", "V. Breaches", "A. Discovery"])
    builder.add({ text, kind: "heading", level: 2, origin: {} });
  expect(structure(builder.build()).clauses.map(({ number }) => number)).toEqual(["", "III", "IV", "", "V", "V.A"]);
});

const titled = (...texts: string[]) => {
  const builder = new DocumentBuilder();
  for (const text of texts) builder.add({ text, kind: "paragraph", origin: {} });
  const { sentences, document } = structure(builder.build());
  return sentences
    .filter(({ zone }) => zone === "heading")
    .map(({ span }) => document.text.slice(span.start, span.end));
};

test("a title in small letters at the head of a paragraph is one where the others have titles, too", () => {
  const others = [
    "B. Safeguards. To use them.",
    "C. Mitigation. To do so.",
    "D. Access. To give it.",
    "E. Term. None.",
  ];
  expect(titled("Vendor agrees:", "A. Notice of breaches and improper disclosures. To give it.", ...others)).toContain(
    "Notice of breaches and improper disclosures.",
  );
  expect(
    titled("Vendor agrees:", "A. Give notice to Clinic about breaches. To do so at once.", ...others),
  ).not.toContain("Give notice to Clinic about breaches.");
});

test("in a paper without titles at the heads of paragraphs such words are a sentence", () =>
  expect(titled("Vendor agrees:", "A. Notice of breaches and improper disclosures. To give it.")).toEqual([]));
