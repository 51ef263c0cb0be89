import { expect, test } from "vitest";
import { extractMarkdown } from "../../src/extract/markdown.js";
import { extractText } from "../../src/extract/text.js";
import { structure } from "../../src/structure/structure.js";
import { sourceOfText } from "../extract/shown.js";
import { splitEnumeration, splitSentences } from "../../src/structure/sentences.js";
import { outline } from "../../src/structure/outline.js";
import type { Block } from "../../src/types.js";
import { read } from "../understand/read.js";

const sentences = (text: string) =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

test.each([
  ["Comply with 45 C.F.R. § 164.504(e)(2). Report it.", 2],
  ["Acme Health, Inc. (“Vendor”) shall report, i.e., tell Covered Entity.", 1],
  ["See Sec. 13402 of the Act. It applies.", 2],
  ["Notice to the U.S. Department of Health. Dr. A. B. Jones signs.", 2],
  ["“PHI” means what Vendor holds. “ePHI” is PHI in electronic form.", 2],
])("%s", (text, count) => expect(sentences(text)).toHaveLength(count));

test.each([
  ["Note to members: Read this first. Vendor shall report each Breach.", ["note", "note"]],
  ["Drafting note. Vendor shall report each Breach.", ["note", "note"]],
  [
    "This Agreement is intended to satisfy 45 CFR 164.504(e). Vendor shall report each Breach.",
    ["recital", "operative"],
  ],
  ["This Agreement is intended to satisfy the law, and Vendor shall report each Breach.", ["operative"]],
])("what explains a form or says what it is for promises nothing: %s", (text, zones) =>
  expect(
    read(text)
      .sentences.filter(({ zone }) => zone !== "heading")
      .map(({ zone }) => zone),
  ).toEqual(zones),
);

test("an enumeration inside a sentence becomes a lead-in and items", () => {
  const text = "Vendor shall: (a) report Breaches; (b) keep records under 45 CFR 164.528(a); and (c) return PHI.";
  const found = splitEnumeration(text, { start: 0, end: text.length })!;
  expect(text.slice(found.leadIn.start, found.leadIn.end)).toBe("Vendor shall:");
  expect(found.items.map(({ start, end }) => text.slice(start, end))).toEqual([
    "(a) report Breaches;",
    "(b) keep records under 45 CFR 164.528(a); and",
    "(c) return PHI.",
  ]);
});

test.each([
  ["VENDOR SHALL: (A) REPORT BREACHES; (B) RETURN PHI.", ["(A) REPORT BREACHES;", "(B) RETURN PHI."]],
  ["Vendor shall (I) report; and (II) return PHI.", ["(I) report; and", "(II) return PHI."]],
])("an enumeration in capitals: %s", (text, items) =>
  expect(
    splitEnumeration(text, { start: 0, end: text.length })!.items.map(({ start, end }) => text.slice(start, end)),
  ).toEqual(items),
);

test("clauses are numbered as a lawyer cites them", () => {
  const { clauses } = read(
    "4. Reporting\n\n4.1 Vendor shall report:\n\n(a) Breaches;\n\n(b) Security Incidents.\n\n5. Term\n\nThis Agreement lasts a year.",
  );
  expect(clauses.map((clause) => clause.number)).toEqual(["", "4", "4.1", "4.1(a)", "4.1(b)", "5"]);
});

test("a letter behind a bullet is cited, and so is one without a space behind it", () => {
  const { clauses } = read(
    "1. Duties\n\n• (a) Vendor shall report.\n\n• (b) Vendor shall return PHI.\n\n2. Uses\n\na. Vendor may print.\n\nb.Vendor may mail.",
  );
  expect(clauses.map((clause) => clause.number)).toEqual(["", "1", "1(a)", "1(b)", "2", "2(a)", "2(b)"]);
});

test("numbers and letters that are not in brackets are parted by a point", () => {
  const { clauses } = read("IV. Safeguards\n\nA. Vendor shall guard:\n\n1. PHI;\n\n2. records.");
  expect(clauses.map((clause) => clause.number)).toEqual(["", "IV", "IV.A", "IV.A.1", "IV.A.2"]);
});

test.each([
  ["§ 3 Use", "(1) Vendor may use PHI.\n\n(2) Vendor must not sell PHI.", ["3", "3(1)", "3(2)"]],
  ["Section 2. Duties", "2(a) Vendor shall report Breaches.\n\n2(b) Vendor shall keep records.", ["2", "2(a)", "2(b)"]],
  ["EXHIBIT C", "C-1 Status. Vendor serves Clinic.\n\nC-2 Uses. Vendor may use PHI.", ["C", "C-1", "C-2"]],
  [
    "Part One: Data",
    "[1] Vendor may use PHI.\n\nPart Two: Events\n\n[2] Vendor shall report Breaches.",
    ["One", "[1]", "Two", "[2]"],
  ],
  [
    "Article I. Uses",
    "1. Vendor may use PHI.\n\nArticle II. Events\n\n2. Vendor shall report Breaches.\n\n3. It shall keep records.",
    ["I", "1", "II", "2", "3"],
  ],
  [
    "Article I. Uses",
    "1. Vendor may use PHI.\n\nArticle II. Events\n\n1. Vendor shall report Breaches.\n\n2. It shall keep records.",
    ["I", "I.1", "II", "II.1", "II.2"],
  ],
  ["ATTACHMENT E", "1. Uses\n\n1.1 Vendor may use PHI.\n\n2. Indemnity\n\nVendor shall pay.", ["E", "1", "1.1", "2"]],
  [
    "EXHIBIT D",
    "1. Vendor may use PHI.\n\nEXHIBIT D, PAGE 2 OF 4\n\n2. Vendor shall report Breaches.",
    ["D", "D.1", "D.2"],
  ],
])("under “%s” the numbers are cited as they are printed", (title, text, numbers) => {
  expect(read(`${title}\n\n${text}`).clauses.map(({ number }) => number)).toEqual(["", ...numbers]);
});

test.each([
  "Section 13405(c) of the HITECH Act applies.",
  "Section 4 shall survive termination.",
  "Section 3 of this Agreement controls.",
])("“%s” begins with a citation, not with a number of its own", (sentence) =>
  expect(read(`1. Term\n\n${sentence}`).clauses.map(({ number }) => number)).toEqual(["", "1"]),
);

test("an item (i) after (h) goes on with its letters, a hair further in", () => {
  const lines = [
    "III. DUTIES",
    "h. Vendor shall keep records.",
    "i. Vendor shall return PHI.",
    "j. Vendor shall report.",
  ];
  let at = 0;
  const blocks = lines.map((line, index): Block => {
    const span = { start: at, end: at + line.length };
    at += line.length + 1;
    return { kind: index === 0 ? "heading" : "item", span, indent: index === 2 ? 0.1 : 0, origin: { page: 1 } };
  });
  const { clauses } = outline({ text: lines.join("\n"), blocks, notices: [] });
  expect(clauses.map(({ number }) => number).slice(2)).toEqual(["III(h)", "III(i)", "III(j)"]);
});

/** Clause numbers of blocks: what each is, how far it is set in, what it says, which level it has. */
const numbersOf = (...lines: [kind: Block["kind"], indent: number, text: string, level?: number][]) => {
  let at = 0;
  const blocks = lines.map(([kind, indent, text, level]): Block => {
    const span = { start: at, end: at + text.length };
    at += text.length + 1;
    return { kind, span, indent, origin: { page: 1 }, ...(level && { level }) };
  });
  const { clauses, placed } = outline({ text: lines.map(([, , text]) => text).join("\n"), blocks, notices: [] });
  return placed.map(({ clause }) => clauses[clause]!.number);
};

test("a heading counts on after a heading, not after the last item below it", () => {
  const numbers = numbersOf(
    ["heading", 0, "4. Limits"],
    ["item", 0.7, "1. Vendor shall not sell PHI."],
    ["item", 0.7, "2. Vendor shall not use PHI for marketing."],
    ["item", 0.7, "3. Vendor shall not re-identify PHI."],
    ["item", 0.7, "4. Vendor shall keep to the minimum necessary."],
    ["heading", 0, "5. Safeguards"],
    ["item", 0, "(1) Vendor shall use safeguards."],
    ["heading", 0, "6. Reporting"],
  );
  expect(numbers).toEqual(["4", "4.1", "4.2", "4.3", "4.4", "5", "5(1)", "6"]);
});

test("what stands farther out than the items of a numbered list belongs to the clause around it", () => {
  const numbers = numbersOf(
    ["heading", 0, "3. Duties"],
    ["paragraph", 0, "Vendor shall report:"],
    ["item", 0.7, "1. a Breach; and"],
    ["item", 0.7, "2. a Security Incident."],
    ["paragraph", 0, "Vendor shall keep records."],
    ["heading", 0, "4. Term"],
  );
  expect(numbers).toEqual(["3", "3", "3.1", "3.2", "3", "4"]);
});

const readMarkdown = (text: string) =>
  structure(extractMarkdown({ path: "terms.md", format: "markdown", bytes: Buffer.from(text), sha256: "" }));

test("in Markdown items are counted under the number of their heading, and text after the list is not", () => {
  const { document, clauses, sentences } = readMarkdown(
    "# Terms\n\n## 1. Scope\n\nVendor shall:\n\n1. keep PHI safe;\n2. report Breaches.\n\nVendor shall train staff.\n\n## 2. Term\n\nThis lasts a year.",
  );
  const shown = sentences.map(({ span, clause }) => [
    clauses[clause]!.number,
    document.text.slice(span.start, span.end),
  ]);
  expect(shown).toContainEqual(["1.2", "report Breaches."]);
  expect(shown).toContainEqual(["1", "Vendor shall train staff."]);
  expect(shown).toContainEqual(["2", "This lasts a year."]);
});

test("a lower heading without a number is cited by the number above it, unless it names a paper of its own", () => {
  const numbers = numbersOf(
    ["heading", 0, "2. Safeguards", 2],
    ["heading", 0, "Passwords", 4],
    ["paragraph", 0, "Vendor shall use passwords."],
    ["heading", 0, "3. Form", 2],
    ["heading", 0, "Subcontractor Agreement", 4],
    ["paragraph", 0, "Subcontractor shall report."],
  );
  expect(numbers).toEqual(["2", "2", "2", "3", "", ""]);
});

test("a number behind a drawn mark is the number", () =>
  expect(numbersOf(["item", 0, "▪ 4. Safeguards"], ["paragraph", 0, "Vendor shall use safeguards."])).toEqual([
    "4",
    "4",
  ]));

test("a letter stands under none of the lines of its head", () => {
  const lines = ["ELEANOR M. VOSS", "Dear Dr. Ortega:", "I will report every breach."];
  const { clauses, sentences } = read(lines.join("\n\n"));
  expect(clauses[sentences.at(-1)!.clause]!.heading).toBe("");
});

test("a line under a capital letter that is no sentence stands over the text below it", () => {
  const numbers = numbersOf(
    ["item", 0, "B. What Vendor is allowed to do"],
    ["item", 0, "1. Vendor may use PHI."],
    ["item", 0, "C. Vendor's promises"],
    ["paragraph", 0, "Vendor promises to report."],
  );
  expect(numbers).toEqual(["B", "B.1", "C", "C"]);
});

test("letters of a list that a scan gives as numbers or capitals stay in the list", () => {
  const items = ["h", "i", "J", "k", "1", "m", "n", "0"].map((label) => `${label}. Vendor shall keep record ${label}.`);
  const text = ["I. DEFINITIONS", ...items].join("\n");
  let at = 0;
  const blocks = text.split("\n").map((line): Block => {
    const span = { start: at, end: at + line.length };
    at += line.length + 1;
    return { kind: line.startsWith("I.") ? "heading" : "item", span, indent: 0, origin: { page: 1 } };
  });
  const { clauses } = outline({ text, blocks, notices: [] });
  expect(clauses.map(({ number }) => number).slice(2)).toEqual(["h", "i", "j", "k", "l", "m", "n", "o"].map((letter) => `I(${letter})`)); // prettier-ignore
});

test.each([
  ["WHEREAS Vendor will guard PHI;", "recital"],
  ["“PHI” means protected health information.", "definition"],
  ["IN WITNESS WHEREOF the parties have signed.", "signature"],
  ["Dated: June 22, 2026", "signature"],
  ["[The parties may wish to add a shorter period.]", "note"],
  ["Vendor shall guard PHI.", "operative"],
  ["May Vendor change this Agreement by posting a new version?", "note"],
  ["3. What shall Vendor do when it learns of a Breach?", "note"],
])("%s is %s", (text, zone) => expect(read(text).sentences[0]!.zone).toBe(zone));

test("a later item keeps the lead-in of its list over a note between them", () => {
  const { sentences: read_ } = read(
    "Vendor shall:\n\n(a) report;\n\n[The parties may wish to add more.]\n\n(b) keep records.",
  );
  expect(read_.at(-1)!.leadIns).toEqual([0]);
});

test("a list that begins right behind an open sentence hangs on it, not on an older list of the same style", () => {
  const { sentences: read_ } = read(
    "Vendor may:\n\n1. print;\n\n2. mail.\n\nProhibited uses\n\nVendor shall not:\n\n1. sell PHI;\n\n2. lend PHI.",
  );
  const words = (index: number) => read_[index]!.leadIns;
  expect(words(read_.length - 1)).toEqual([read_.length - 3]);
});

test("an optional promise in a form is a promise, an instruction is none", () => {
  const zones = (text: string) => read(text).sentences.map((sentence) => sentence.zone);
  expect(zones("[Optional] Vendor may use PHI for its own management.")).toEqual(["operative"]);
  expect(zones("[Option 1 – Provide a specific list of purposes.]")).toEqual(["note"]);
});

test("a letter (i) goes on with the list of letters", () => {
  const items = "(g) keep records;\n\n(h) report;\n\n[The parties may wish to add more.]\n\n(i) open its books.";
  const { clauses, sentences: all } = read(`Vendor shall:\n\n(a) guard PHI;\n\n${items}`);
  expect(clauses.at(-1)!.number).toBe("(i)");
  expect(all.at(-1)!.leadIns).toEqual([0]);
});

test("where two lists of one style are open, the number says which goes on", () => {
  const { clauses } = read(
    "1. Scope\n\n1.1 This covers:\n\n(a) one;\n\n(b) two.\n\n1.2 Vendor shall:\n\n(a) three; and\n\n(b) four.\n\n2. Term",
  );
  expect(clauses.map((clause) => clause.number)).toEqual([
    "",
    "1",
    "1.1",
    "1.1(a)",
    "1.1(b)",
    "1.2",
    "1.2(a)",
    "1.2(b)",
    "2",
  ]);
});

test("what stands above “the parties agree as follows” is background, unless it promises", () => {
  const { sentences, document } = read(
    "Vendor will see PHI, which the HIPAA Rules protect. Vendor shall encrypt it. The parties agree as follows:\n\n1. Vendor shall report.",
  );
  const zoneOf = (start: string) => sentences.find(({ span }) => document.text.startsWith(start, span.start))!.zone;
  expect(zoneOf("Vendor will see")).toBe("recital");
  expect(zoneOf("Vendor shall encrypt")).toBe("operative");
});

test("a promise below the signatures still binds", () => {
  const { sentences, document } = read(
    "IN WITNESS WHEREOF, the parties have signed.\n\nBy: Ann Lee\n\n4. Vendor shall report to Clinic any breach of unsecured information within ten days after discovery.",
  );
  const zones = sentences.map(({ span, zone }) => [document.text.slice(span.start, span.start + 12), zone]);
  expect(zones.at(-1)![1]).toBe("operative");
  expect(zones.slice(0, -1).map(([, zone]) => zone)).toEqual(["signature", "signature"]);
});

test("“V.” after “IV.” is a number, “I.” after “H.” a letter", () => {
  const letters = ["F", "G", "H", "I", "J"].map((letter) => `${letter}. Vendor shall report.`);
  const text = `IV. Duties\n\n${["A", "B", "C", "D", "E"].map((one) => `${one}. Vendor shall report.`).join("\n\n")}\n\n${letters.join("\n\n")}\n\nV. Term\n\nA. It lasts a year.`;
  const numbers = read(text).clauses.map(({ number }) => number);
  expect(numbers.slice(-5)).toEqual(["IV.H", "IV.I", "IV.J", "V", "V.A"]);
});

test("a line that ends in a preposition leads in the items below it", () => {
  const text = "B5. Telling you. We will let you know about\n\n   (a) any Breach, and\n\n   (b) any Security Incident.";
  const { sentences, document } = structure(extractText(sourceOfText(text, "text")));
  const item = sentences.at(-1)!;
  expect(item.leadIns.map((one) => document.text.slice(sentences[one]!.span.start, sentences[one]!.span.end))).toEqual([
    "We will let you know about",
  ]);
});

test("items with the capitals of a title under an open lead-in are no headings", () => {
  const { sentences } = read(
    "Upon discovery, Vendor shall:\n\n1. Notify Covered Entity: Within 48 Hours\n\n2. Mitigate Harm: Limit What Follows\n\n3. Records",
  );
  expect(sentences.map(({ zone, leadIns }) => [zone, leadIns.length])).toEqual([
    ["operative", 0],
    ["operative", 1],
    ["operative", 1],
    ["operative", 1],
  ]);
});

test("numbered titles over text of their own stay headings under a lead-in", () => {
  const { sentences } = read(
    "Vendor agrees to the following terms:\n\n1. Safeguards\n\nVendor shall guard PHI.\n\n2. Term\n\nA year.",
  );
  expect(sentences.map(({ zone }) => zone)).toEqual(["operative", "heading", "operative", "heading", "operative"]);
});

test("the end of a sentence that a list breaks goes with its beginning and the items", () => {
  const { sentences } = read(
    "If Vendor learns of\n\n(a) a Breach,\n\n(b) a Security Incident, or\n\n(c) a misuse of PHI,\n\nit shall tell Clinic within two days.",
  );
  expect(sentences.at(-1)!.leadIns).toEqual([0, 1, 2, 3]);
  expect(sentences.map(({ zone }) => zone)).toEqual(Array(5).fill("operative"));
});

test("an enumeration of cases before the words that bind is read in one", () => {
  const text = "If Vendor learns of (a) a Breach or (b) a Security Incident, it shall tell Clinic.";
  expect(splitEnumeration(text, { start: 0, end: text.length })).toBeNull();
});

test("numbers of a schedule's own series are labels", () => {
  const { clauses } = read("D-1. Vendor shall guard PHI.\n\nD-2. Vendor shall report Breaches.");
  expect(clauses.map(({ number }) => number)).toEqual(["", "D-1", "D-2"]);
});

test("lines below an open sentence are items without labels, up to one that says itself who is bound", () => {
  const { sentences, document } = read(
    "Vendor shall:\n\nkeep a log;\n\nReport each breach to Clinic.\n\nReturn PHI when asked.\n\nThis Agreement is governed by the law of Ohio.\n\nReturn receipts are kept.",
  );
  const lead = (at: number) => sentences[at]!.leadIns.map((one) => document.text.slice(sentences[one]!.span.start, sentences[one]!.span.end)); // prettier-ignore
  expect(sentences.map((_, at) => lead(at))).toEqual([[], ["Vendor shall:"], ["Vendor shall:"], ["Vendor shall:"], [], []]); // prettier-ignore
});

test("a list hangs on words that bind and stop at a comma", () => {
  const { sentences } = read(
    "At the request of Clinic Vendor must, within five days,\n\n(a) return PHI, and\n\n(b) amend PHI as Clinic directs.",
  );
  expect(sentences.map(({ leadIns }) => leadIns)).toEqual([[], [0], [0]]);
});

test("the parties' agreement to what follows leads in nothing", () => {
  const { sentences } = read(
    "The parties therefore agree, intending to be bound:\n\n1. Vendor shall report Breaches.\n\n2. Vendor shall return PHI.",
  );
  expect(sentences.map(({ leadIns }) => leadIns)).toEqual([[], [], []]);
});

test("items under a term that is defined say what it means", () => {
  const { sentences } = read("“Event” means any of the following:\n\n(a) a Breach; and\n\n(b) a Security Incident.");
  expect(sentences.map(({ zone }) => zone)).toEqual(["definition", "definition", "definition"]);
});

test("a table of contents grants and promises nothing", () => {
  const text =
    "- [1. How Vendor may use PHI](#1)\n- [2. What Vendor shall report](#2)\n- [3. When it ends](#3)\n\n## 1. How Vendor may use PHI\n\nVendor may use PHI to bill.\n\n## 2. What Vendor shall report\n\nVendor shall report Breaches.\n\n## 3. When it ends\n\nVendor shall return PHI.";
  const { sentences, document } = structure(extractMarkdown(sourceOfText(text, "markdown")));
  const operative = sentences.filter(({ zone }) => zone === "operative");
  expect(operative.map(({ span }) => document.text.slice(span.start, span.end))).toEqual([
    "Vendor may use PHI to bill.",
    "Vendor shall report Breaches.",
    "Vendor shall return PHI.",
  ]);
});

const headed = (text: string) => {
  const document = extractMarkdown(sourceOfText(text, "markdown"));
  const { clauses, sentences } = structure(document);
  return sentences
    .filter(({ zone }) => zone !== "heading")
    .map(({ span, clause }) => {
      const { number, heading } = clauses[clause]!;
      return [number || heading, document.text.slice(span.start, span.end)];
    });
};

test.each([
  ["# BUSINESS ASSOCIATE AGREEMENT\n\n# (Version 1.0)\n\nVendor serves Clinic.", "BUSINESS ASSOCIATE AGREEMENT"],
  [
    "# LAKESIDE CLOUD HIPAA BUSINESS ASSOCIATE\n\n# ADDENDUM\n\nVendor serves Clinic.",
    "LAKESIDE CLOUD HIPAA BUSINESS ASSOCIATE ADDENDUM",
  ],
  ["Business Associate Agreement (BAA)\n\nVendor serves Clinic.", "Business Associate Agreement (BAA)"],
])("a title is one heading, whatever stands below it: %#", (text, title) =>
  expect(headed(text)).toEqual([[title, "Vendor serves Clinic."]]),
);

test("paragraphs that an item leads in stand under it, those after them do not", () => {
  const text =
    "BUSINESS ASSOCIATE AGREEMENT\n\nC. Use. Vendor may use PHI.\n\nD. Vendor shall tell Clinic about:\n\nany use not allowed;\n\nany incident; and\n\nany breach.\n\nThe parties are independent.";
  expect(
    headed(text)
      .map(([under]) => under)
      .slice(-4),
  ).toEqual(["D", "D", "D", "BUSINESS ASSOCIATE AGREEMENT"]);
});

test("nothing stands under the lines of a table of contents", () => {
  const titles = ["1. Definitions", "2. Permitted Uses", "3. Term and Termination"];
  const text = `${titles.join("\n\n")}\n\nThis paper is between Vendor and Clinic.\n\n${titles.map((title) => `${title}\n\nVendor shall tell Clinic.`).join("\n\n")}`;
  expect(headed(text).filter(([, words]) => words!.startsWith("This") || words!.startsWith("Vendor"))).toEqual([
    ["", "This paper is between Vendor and Clinic."],
    ["1", "Vendor shall tell Clinic."],
    ["2", "Vendor shall tell Clinic."],
    ["3", "Vendor shall tell Clinic."],
  ]);
});

test.each([
  "Dated March 3, 2025 for Lakeside Clinic: A. Jones",
  "For the Department: /s/ A. Jones, Deputy Director",
  "On behalf of Vendor: ____________",
])("“%s” is a signature", (line) => {
  const { sentences } = read(`1. Term. This Agreement ends when the services end.\n\n${line}`);
  expect(sentences.at(-1)!.zone).toBe("signature");
});

test("lines above what is said of them are the titles of a paper that has no others", () => {
  const text =
    "This paper is between Clinic and Vendor.\n\nKeeping it safe\n\nYou must protect patient information with sensible safeguards of every kind.\n\nYour helpers\n\nEach company that works for you must sign the same promises in writing.\n\nWhat we may do\n\nWe may end this paper at once if you break an important promise.\n\nClinic\n\nVendor";
  expect(headed(text).map(([under]) => under)).toEqual([
    "",
    "Keeping it safe",
    "Your helpers",
    "What we may do",
    "What we may do",
    "What we may do",
  ]);
});

test("a clause with a title of its own keeps its second paragraph, an item of a list does not", () => {
  const clause = "# Agreement\n\nC. Return of PHI. Vendor shall return PHI.\n\nVendor shall keep no copies.";
  expect(headed(clause).at(-1)).toEqual(["C", "Vendor shall keep no copies."]);
  const item = "# Agreement\n\nVendor shall:\n\na. return PHI;\n\nb. keep no copies.\n\nThis survives.";
  expect(headed(item).at(-1)).toEqual(["Agreement", "This survives."]);
});

test("a note to whoever fills in the form ends no list", () => {
  const text =
    "Vendor shall:\n\nreport each Breach to Clinic;\n\n[The parties may wish to add a deadline.]\n\nreturn PHI at the end.";
  const { sentences, document } = read(text);
  const last = sentences.at(-1)!;
  expect(last.leadIns.map((at) => document.text.slice(sentences[at]!.span.start, sentences[at]!.span.end))).toEqual([
    "Vendor shall:",
  ]);
});

/** Zone, words and number of lead-ins of every sentence of a Markdown file. */
const sentencesOf = (text: string) => {
  const { sentences, document } = structure(extractMarkdown(sourceOfText(text, "markdown")));
  return sentences.map(
    ({ zone, span, leadIns }) => `${zone} ${leadIns.length} ${document.text.slice(span.start, span.end)}`,
  );
};

test("a line in bold over a list leads it in, however large its letters are", () =>
  expect(
    sentencesOf("## Limits\n\n**Vendor shall not:**\n\n- sell PHI\n\n### Vendor reports to Clinic:\n\n- Breaches"),
  ).toEqual([
    "heading 0 Limits",
    "operative 0 Vendor shall not:",
    "operative 1 sell PHI",
    "operative 0 Vendor reports to Clinic:",
    "operative 1 Breaches",
  ]));

test("what is set in bold at the head of a paragraph is its title; a promise or a name is not", () =>
  expect(
    sentencesOf(
      "- **Patient requests.** Vendor answers.\n- **Report breaches** Vendor shall report each.\n- **Vendor keeps the records.** Always.\n- **Acme Systems, Inc.** (“Vendor”) hosts.",
    ),
  ).toEqual([
    "heading 0 Patient requests.",
    "operative 0 Vendor answers.",
    "heading 0 Report breaches",
    "operative 0 Vendor shall report each.",
    "operative 0 Vendor keeps the records.",
    "operative 0 Always.",
    "operative 0 Acme Systems, Inc. (“Vendor”) hosts.",
  ]));

test("a short title begins a paragraph, and is no label", () =>
  expect(sentences("HHS. Vendor opens its books. Term. It lasts a year.")).toHaveLength(4));

test("sections with the number of their article stand below it, and hang on what leads them in", () => {
  const { sentences, clauses } = read(
    "ARTICLE III. DUTIES\n\nVendor agrees:\n\nSection 3.01 to report each Breach;\n\nSection 3.02 to keep PHI safe.\n\nARTICLE IV. TERM\n\nSection 4.01 This Agreement lasts a year.",
  );
  expect(clauses.map(({ number }) => number)).toEqual(["", "III", "3.01", "3.02", "IV", "4.01"]);
  expect(sentences.map(({ leadIns }) => leadIns.length)).toEqual([0, 0, 1, 1, 0, 0]);
});
