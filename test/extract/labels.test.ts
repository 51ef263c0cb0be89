import { expect, test } from "vitest";
import { isBareLabel, isLabelInSentence, labelOf } from "../../src/extract/labels.js";

test.each([
  ["(a) Business Associate shall", "(a)"],
  ["4.2 Notice of breach", "4.2"],
  ["4.2.1. Notice", "4.2.1."],
  ["12. Term", "12."],
  ["3 Definitions and Interpretation", "3"],
  ["i. Processing", "i."],
  ["iv) keeping records", "iv)"],
  ["• Report any breach", "•"],
  ["A. Business Associate is", "A."],
  ["Section 4 – Reporting", "Section 4"],
  ["ARTICLE IV OBLIGATIONS", "ARTICLE IV"],
  ["§ 2 Definitions", "§ 2"],
  ["V.1 Granite shall not", "V.1"],
  ["II.3 Use of PHI", "II.3"],
  ["B5. Telling you about trouble", "B5."],
])("%s begins with the label %s", (text, label) => expect(labelOf(text)).toBe(label));

test.each([
  "30 days after discovery",
  "1996, and its rules",
  "A breach is",
  "164.504(e) of the Privacy Rule",
  "45 CFR 164.410",
  "e.g. passwords",
  "the (a) item",
  "B2 tablets were",
])("%s begins with no label", (text) => expect(labelOf(text)).toBe(""));

test.each(["(a)", "1.1.", "•", "iv."])("%s alone is a label that a tab parts from its words", (text) =>
  expect(isBareLabel(text)).toBe(true),
);

test.each([
  ["within five", "(5) business days", true],
  ["as required by Section", "4.2 of this Agreement", true],
  ["under 45 CFR", "164.528(b)(2) for each disclosure", true],
  ["Vendor shall refrain from any use of PHI that", "Article 2 does not permit, unless", true],
  ["Vendor shall keep a log.", "Article 2 does not permit", false],
  ["Vendor shall:", "(a) report Breaches", false],
])("%s ⏎ %s", (before, text, expected) => expect(isLabelInSentence(before, text)).toBe(expected));
