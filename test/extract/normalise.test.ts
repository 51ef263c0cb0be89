import { expect, test } from "vitest";
import { normalise, normaliseLine } from "../../src/extract/normalise.js";

test.each([
  ["hyphens of one kind", "sub\u2011contractor", "sub-contractor"],
  ["soft hyphens and invisible letters out", "bre\u00ADach\u200B of\u2060 PHI", "breach of PHI"],
  ["spaces of one kind", "45\u00A0CFR\u2009164", "45 CFR 164"],
  ["ligatures as letters", "con\uFB01dential o\uFB03ce", "confidential office"],
  ["letters of formulas as letters", "𝐒𝐡𝐚𝐥𝐥 𝘳𝘦𝘱𝘰𝘳𝘵", "Shall report"],
  ["full width as usual width", "ＰＨＩ", "PHI"],
  ["accents put together, loose ones out", "re\u0301sume\u0301 sha\u0334ll", "résumé shall"],
  ["letters of other alphabets in English words as Latin ones", "ѕhаll rероrt а brеасh", "shall report a breach"],
  ["words of other languages as they are", "Договор αβγ", "Договор αβγ"],
  ["Russian words that could be Latin, among Russian ones", "МАССА сосуда и оса", "МАССА сосуда и оса"],
  ["the same in an English line", "the МАССА of it, Договор", "the MACCA of it, Договор"],
  ["mixed words even among Russian ones", "Договор стороны rероrt", "Договор стороны report"],
  ["quotation marks as written", "“PHI” and 'x'", "“PHI” and 'x'"],
])("%s", (_, written, spelt) => expect(normalise(written)).toBe(spelt));

test.each([
  ["R E C I T A L S", "RECITALS"],
  ["B U S I N E S S   A S S O C I A T E Agreement", "BUSINESS ASSOCIATE Agreement"],
  ["Exhibits A B and C", "Exhibits A B and C"],
])("%s is the line %s", (written, line) => expect(normaliseLine(written)).toBe(line));
