import { describe, expect, test } from "vitest";
import { extractText } from "../../src/extract/text.js";
import { shown, sourceOfText } from "./shown.js";

const extract = (text: string) => extractText(sourceOfText(text, "text"));
const read = (text: string) => shown(extract(text));

describe("lines become blocks", () => {
  test.each<[string, string, string[]]>([
    [
      "hard-wrapped lines are one paragraph",
      "Business Associate shall report to Covered Entity each breach of unsecured\nProtected Health Information without unreasonable delay and no later than\nten days after its discovery.",
      [
        "paragraph Business Associate shall report to Covered Entity each breach of unsecured Protected Health Information without unreasonable delay and no later than ten days after its discovery.",
      ],
    ],
    [
      "a figure in brackets that says a number again is no item",
      "Contractor shall make available to County the information that it needs within five\n(5) calendar days of a request by County, and at no charge to it or to anybody else.",
      [
        "paragraph Contractor shall make available to County the information that it needs within five (5) calendar days of a request by County, and at no charge to it or to anybody else.",
      ],
    ],
    [
      "a sentence with a blank in it is no line to fill in",
      "D. Report to Covered Entity any Breach of Unsecured PHI within ______\n   days of its discovery, with the names of those affected;",
      [
        "item D. Report to Covered Entity any Breach of Unsecured PHI within ______ days of its discovery, with the names of those affected;",
      ],
    ],
    [
      "lines that hang under the words of an item belong to it",
      "1.1.           “Breach”, “Covered Entity”, “Designated Record Set”, “Disclosure” and the\n               Secretary have the meaning given to them in the Rules of this Department.\n1.2.           “Key Terms” means the date.",
      [
        "item 1.1. “Breach”, “Covered Entity”, “Designated Record Set”, “Disclosure” and the Secretary have the meaning given to them in the Rules of this Department.",
        "item 1.2. “Key Terms” means the date.",
      ],
    ],
    [
      "a row of a table drawn with bars is read cell by cell over its lines",
      "+----+--------------------------+-----------+\n| No | Task                     | Time      |\n+----+--------------------------+-----------+\n| 1  | Tell Clinic of any use   | two days  |\n|    | that this paper does not | after it  |\n|    | allow.                   | is known  |\n+----+--------------------------+-----------+\n| 2  | Tell Clinic of a breach. | one day   |\n+----+--------------------------+-----------+",
      [
        "row No | Task | Time",
        "row 1 | Tell Clinic of any use that this paper does not allow. | two days after it is known",
        "row 2 | Tell Clinic of a breach. | one day",
      ],
    ],
    [
      "so is one that goes on under an empty first cell",
      "| Event | Notice |\n|-------|--------|\n| Breach | within five |\n|        | days |\n| Incident | each month |",
      ["row Event | Notice", "row Breach | within five days", "row Incident | each month"],
    ],
    [
      "a word cut at the end of a line is whole again",
      "Business Associate shall not use protected health information in a way that would vio-\nlate the Rule, and shall report each use that does so to the other party at once.",
      [
        "paragraph Business Associate shall not use protected health information in a way that would violate the Rule, and shall report each use that does so to the other party at once.",
      ],
    ],
    [
      "titles in the manner of Markdown are headings",
      "**2.3 Breach Notification**\n\n**Breach:** Vendor shall report it.\n\n### 7.4 Term",
      ["heading **2.3 Breach Notification**", "paragraph **Breach:** Vendor shall report it.", "heading ### 7.4 Term"],
    ],
    [
      "headings, items and lines to fill in stay apart",
      "BUSINESS ASSOCIATE AGREEMENT\n1. Definitions\nVendor shall:\n(a) encrypt;\n(b) report.\nBy: ______\nName: Ann\nTitle: CEO",
      [
        "heading BUSINESS ASSOCIATE AGREEMENT",
        "heading 1. Definitions",
        "paragraph Vendor shall:",
        "item (a) encrypt;",
        "item (b) report.",
        "paragraph By: ______",
        "paragraph Name: Ann",
        "paragraph Title: CEO",
      ],
    ],
    [
      "items in capitals are no headings",
      "• Encryption at Rest\n- Access Controls\n(a) Audit Logs",
      ["item • Encryption at Rest", "item - Access Controls", "item (a) Audit Logs"],
    ],
    [
      "a paragraph in capitals is one paragraph",
      "BUSINESS ASSOCIATE SHALL NOT BE LIABLE FOR ANY INDIRECT DAMAGES WHATSOEVER,\nHOWEVER CAUSED AND UNDER WHATEVER THEORY OF LAW THEY MAY BE CLAIMED BY THE\nCOVERED ENTITY.",
      [
        "paragraph BUSINESS ASSOCIATE SHALL NOT BE LIABLE FOR ANY INDIRECT DAMAGES WHATSOEVER, HOWEVER CAUSED AND UNDER WHATEVER THEORY OF LAW THEY MAY BE CLAIMED BY THE COVERED ENTITY.",
      ],
    ],
    [
      "what stands side by side is a row, a blank in brackets is not",
      "By: ____________          By: ____________\nA fee of $[          ] a month is due.",
      ["row By: ____________ | By: ____________", "paragraph A fee of $[ ] a month is due."],
    ],
    [
      "a line that ends in the middle of a phrase goes on, whatever comes next and however short it is",
      "Vendor shall account for disclosures under the HITECH Act, Public Law\n111-5, and give the account, within ten days, to the Secretary or to the\nCovered Entity.",
      [
        "paragraph Vendor shall account for disclosures under the HITECH Act, Public Law 111-5, and give the account, within ten days, to the Secretary or to the Covered Entity.",
      ],
    ],
  ])("%s", (_, text, blocks) => expect(read(text)).toEqual(blocks));

  const narrow = [
    "Vendor shall report each breach of",
    "unsecured PHI to the notice address of",
    "Covered Entity without unreasonable",
    "delay, and with it the names of those",
    "whose records the breach reaches, as",
    "Covered Entity may ask. The help desk of",
    "Vendor answers questions about it on",
    "Business Days, and on others the one",
    "whom Vendor has named, who may be",
    "reached at the same number as the desk",
    "of Vendor, or by letter in care of the",
    "Chief Privacy Officer of Vendor, or of",
    "whom she or he names for the purpose.",
  ];
  test.each([
    ["wider lines", "Vendor shall safeguard the Protected Health Information that it holds, by means that are fit for"],
    [
      "whole paragraphs",
      "Vendor shall safeguard the Protected Health Information that it holds by means that fit. ".repeat(3).trim(),
    ],
  ])(
    "an exhibit wrapped narrower than the rest of the file is one paragraph, also before capitals: among %s",
    (_, wide) => {
      const rest = Array.from({ length: 12 }, () => wide);
      const blocks = read([...rest, "", ...narrow, "", ...rest].join("\n"));
      expect(blocks).toContain(`paragraph ${narrow.join(" ")}`);
    },
  );

  test("a file whose lines are paragraphs is not wrapped again", () => {
    const paragraph = "Business Associate shall report each breach. ".repeat(5).trim();
    expect(read(`${paragraph}\n${paragraph}`)).toEqual([`paragraph ${paragraph}`, `paragraph ${paragraph}`]);
  });
});

test("a text with a blank line between all lines is read by its sentences, and keeps its lines", () => {
  const clauses = Array.from({ length: 5 }, (_, at) => [
    `${at + 1}. Reports`,
    "Business Associate shall report to Covered Entity each use that is not",
    "allowed by this Agreement, and each breach of unsecured PHI, which the",
    "Rule defines.",
  ]);
  const { blocks } = extract(clauses.flat().join("\n\n"));
  expect(blocks.map(({ kind, origin }) => `${kind} ${origin.line}`).slice(0, 4)).toEqual([
    "heading 1",
    "paragraph 3",
    "heading 9",
    "paragraph 11",
  ]);
});

describe("pages", () => {
  const page = (number: number, text: string) =>
    `                 Acme Agreement\n\n${text}\n\n                 Page ${number}\n`;
  const cut = "Business Associate shall report each breach of unsecured information to the other party";
  const text = [page(1, cut), page(2, `without delay.\n\n${cut}`), page(3, "within ten days.")];

  test.each([
    ["form feeds", "\f"],
    ["nothing between them", "\n"],
  ])("with %s: running heads and page numbers go, sentences go on", (_, between) =>
    expect(read(text.join(between))).toEqual([
      "heading Acme Agreement",
      `paragraph ${cut} without delay.`,
      `paragraph ${cut} within ten days.`,
    ]),
  );

  test("a foot that looks like a label goes as well", () => {
    const foot = (number: number) => `          Attachment E\n          Page ${number} of 3`;
    const paper = ["COUNTY TERMS", "A. Purpose.", "B. Term.", foot(1), "E. Location.", foot(2), "F. Access.", foot(3)];
    expect(read(paper.join("\n\n"))).toEqual([
      "heading COUNTY TERMS",
      "item A. Purpose.",
      "item B. Term.",
      "item E. Location.",
      "item F. Access.",
    ]);
  });

  test("the foot and the head of a single page go, too", () =>
    expect(read(`${cut}\n\nConfidential          Page 3 of 9\n\nBAA v2.1\n\nwithout delay.`)).toEqual([
      `paragraph ${cut} without delay.`,
    ]));

  test("form feeds number the pages, and blocks tell where the next one starts", () => {
    const { blocks, pages, text: words } = extract(text.join("\f"));
    expect(pages).toBe(3);
    expect(blocks.map(({ origin }) => origin.page)).toEqual([1, 1, 2]);
    expect(words.slice(blocks[1]!.pageBreaks![0])).toMatch(/^without delay/);
  });

  test("lines of the file are told", () =>
    expect(extract("One.\n\nTwo.\n\n\nThree.").blocks.map(({ origin }) => origin.line)).toEqual([1, 3, 6]));
});

test("a guessed encoding is told", () => {
  const bytes = Uint8Array.from(Buffer.from("Vendor shall report a \x93breach\x94.", "latin1"));
  const { text, notices } = extractText({ ...sourceOfText("", "text"), bytes });
  expect(text).toBe("Vendor shall report a “breach”.");
  expect(notices.map(({ id }) => id)).toEqual(["encoding-guessed"]);
});
