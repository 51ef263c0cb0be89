import { describe, expect, test } from "vitest";
import { inDays } from "../../src/report/figures.js";
import { pretty } from "../../src/report/pretty.js";
import { place } from "../../src/report/layout.js";
import type { DocumentReport, Outcome } from "../../src/types.js";
import { halfRead, mixed, notABaa, outcome, reportOf, sound, unreadable } from "./sample.js";

const print = (...documents: DocumentReport[]) => pretty(reportOf(...documents), { width: 80, colour: false });

describe("the first lines", () => {
  test("a sound agreement reads as sound in its first five", () => {
    const first = print(sound()).split("\n").slice(0, 5).join("\n");
    expect(first).toContain("Business associate: Larkspur Software, Inc.\n  Covered entity: Willow Street Clinic");
    expect(first).toContain("Score 100 of 100, grade A. All 10 required clauses found; no traps");
  });

  test("a poor one says what it lacks, with the arithmetic", () => {
    const first = print(mixed()).split("\n").slice(0, 16).join("\n").replace(/\s+/g, " ");
    expect(first).toContain(
      "5 of 10 required clauses found, 1 not needed here; 2 traps found (1 critical · 1 medium).",
    );
    expect(first).toContain("5 met · 1 partial · 1 missing · 1 contradicted");
    expect(first).toContain("ceiling 69: a clause is contradicted");
  });
});

describe("the parts of the report", () => {
  const text = print(mixed());

  test("stand in the order of what matters", () => {
    const parts = [
      "WHAT MATTERS MOST",
      "THE EIGHT CLAUSES",
      "Also required, outside the eight",
      "TRAPS IN THE WORDING",
      "WORTH ASKING FOR",
      "THE DOCUMENT ITSELF",
      "WHAT COULD NOT BE JUDGED",
      "WHAT NO AGREEMENT DOES FOR A PRACTICE",
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test.each([
    ["a clause taken back, first", /WHAT MATTERS MOST\n\n {3}✗ contradicted {2}Return or destruction/],
    ["where the words stand", /clause 9\.2\(b\), page 6: “Vendor may retain PHI/],
    ["what a partial clause lacks", /Lacks: all PHI, not only electronic\./],
    [
      "the closest passage to a missing clause",
      /The closest passage:\n +clause 11\.3, page 7: “[^”]+”\n +It names no Secretary of HHS\./,
    ],
    ["why a trap matters", /Why: Why sale-or-marketing matters\./],
    ["the paragraph of law", /Law: 45 CFR 164\.410/],
    ["language to ask for", /Ask for: Language for sale-or-marketing\./],
    ["a trap under the clause it spoils", /2\. No use.*\n.*\n.*\n(.*\n)?.*! trap +Title of sale-or-marketing/],
    [
      "recommended terms, one line each",
      / {3}medium {4}Title of minimum-necessary \(minimum-necessary\)\n {3}low {7}Title of audit-right/,
    ],
    ["notices", /i note +The file holds tracked changes/],
    ["what the reader has to judge", /\? look yourself +Access by individuals/],
  ])("show %s", (_, pattern) => expect(text).toMatch(pattern));
});

test.each([
  ["4.2(a)", "clause 4.2(a), page 3"],
  ["(iii)", "clause (iii), page 3"],
  ["D", "clause D, page 3"],
  ["IV.2", "clause IV.2, page 3"],
  ["III(a)", "clause III(a), page 3"],
  ["XVIII(d).1", "clause XVIII(d).1, page 3"],
  ["CLIMB(a)", "under “CLIMB(a)”, page 3"],
  ["", "page 3"],
  ["Data", "under “Data”, page 3"],
  ["Safeguards of ePHI", "under “Safeguards of ePHI”, page 3"],
  ["PURPOSE", "under “PURPOSE”, page 3"],
])("clause %j is cited as %s", (clause, cited) =>
  expect(place({ quote: "", clause, page: 3, span: [0, 0] })).toBe(cited),
);

test("words that carry two terms are quoted once", () => {
  const shared = {
    quote: "shall report any breach and any incident",
    clause: "6.1",
    page: 4,
    span: [7, 47] as [number, number],
  };
  const text = print(sound({ outcomes: sound().outcomes.map((given) => ({ ...given, evidence: [shared] })) }));
  expect(text.match(/“shall report any breach/g)).toHaveLength(1);
  expect(text).toContain("clause 6.1, page 4, quoted above");
});

test("lesser traps do not spoil the first lines of a sound agreement", () => {
  const trap = outcome("rights-no-deadline", "loophole", "fires", {
    severity: "low",
    evidence: [{ quote: "shall give access", clause: "5", page: 2, span: [0, 17] }],
  });
  expect(print(sound({ outcomes: [...sound().outcomes, trap] })).replace(/\s+/g, " ")).toContain(
    "All 10 required clauses found; lesser traps only (1 low).",
  );
});

test("what the agreement is silent on is worth asking for, and no trap", () => {
  const silence = outcome("data-location", "loophole", "fires", {
    severity: "low",
    variant: "unstated",
    message: "The agreement does not say where PHI is kept.",
  });
  const text = print(sound({ outcomes: [...sound().outcomes, silence] }));
  expect(text).toContain("no traps found");
  expect(text).toMatch(
    /WORTH ASKING FOR\n\n.*\n.*\n\n {3}low {7}The agreement does not say where PHI is kept \(data-location\)/,
  );
});

test("terms worth asking for are named by what to ask for, and nobody takes them for found", () => {
  const wish = outcome("audit-right", "recommended", "fires", { severity: "low", request: "a right to audit" });
  const text = print(sound({ outcomes: [...sound().outcomes, wish] }));
  expect(text).toContain(
    "   This agreement lacks these, in whole or in part; the law leaves them to the\n   parties:\n",
  );
  expect(text).toMatch(/ {3}low {7}A right to audit \(audit-right\)/);
});

test("a deadline that was read stands beside its term", () => {
  const reader = outcome("breach-no-deadline", "loophole", "clear", { value: 10 });
  expect(print(sound({ outcomes: [...sound().outcomes, reader] }))).toContain(
    "Report breaches of unsecured PHI (within 10 days)",
  );
});

test("business days are told as what they are on the calendar", () => {
  const quote = "within ten (10) business days of discovery";
  const words = { quote, clause: "4.2", page: 3, span: [100, 140] as [number, number] };
  const reader = outcome("breach-no-deadline", "loophole", "clear", { value: 14, evidence: [words] });
  expect(print(sound({ outcomes: [...sound().outcomes, reader] })).replace(/\s+/g, " ")).toContain(
    "(within 14 calendar days",
  );
});

test("a deadline of another clause than the one shown is told of with its place", () => {
  const elsewhere = {
    quote: "no later than sixty (60) days",
    clause: "7.4",
    page: 6,
    span: [900, 930] as [number, number],
  };
  const reader = outcome("breach-no-deadline", "loophole", "clear", { value: 60, evidence: [elsewhere] });
  expect(print(sound({ outcomes: [...sound().outcomes, reader] })).replace(/\s+/g, " ")).toContain(
    "Report breaches of unsecured PHI (within 60 days: clause 7.4, page 6)",
  );
});

test("a blank to fill in is no name of a party", () => {
  const parties = { businessAssociate: "[Name of Vendor]", coveredEntity: null };
  expect(print(sound({ parties })).replace(/\s+/g, " ")).toContain(
    "Business associate: not filled in (“[Name of Vendor]”) Covered entity: not named",
  );
});

test("the faults of the paper are weighed, and nothing is asked of the vendor about them", () => {
  const text = print(mixed());
  expect(text).toContain("The paper     1 medium: Title of placeholders");
  expect(text).toContain("What to do: Language for placeholders.");
});

test.each([
  [0.25, "6 hours"],
  [1, "1 day"],
  [7, "7 days"],
  [4.2, "about 4 days"],
])("%d days are written as %s", (days, words) => expect(inDays(days)).toBe(words));

describe("documents without a score", () => {
  test("another kind of document takes few words, and says what to do", () => {
    const text = print(notABaa());
    expect(text.trim().split("\n").length).toBeLessThanOrEqual(4);
    expect(text).toContain("This is not a business associate agreement");
    expect(text).not.toMatch(/Score|WHAT NO AGREEMENT/);
  });

  test("an unreadable one is never called missing anything", () => {
    const text = print(unreadable());
    expect(text).toContain("could not be assessed");
    expect(text).toContain("Page 1 has no text");
    expect(text).not.toMatch(/missing|Score \d/);
  });

  test("one read in part shows what was found and says why there is no score", () => {
    const text = print(halfRead());
    expect(text).toContain("No score: part of this document could not be read");
    expect(text).toMatch(/\? not assessed +Access by individuals/);
    expect(text).toMatch(/\? not read +Page 3 has no text/);
    expect(text).not.toMatch(/✗/);
  });

  test("a score left out on request is not put down to reading", () =>
    expect(print(sound({ score: null }))).not.toMatch(/Score|could not be read/));
});

describe("the paper it is written on", () => {
  test.each([20, 60, 73, 100, 200])("at %d columns, no line is wider than 60 to 100", (width) => {
    const lines = pretty(reportOf(mixed(), halfRead()), { width, colour: false }).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(100, Math.max(60, width)));
  });

  test("colour changes nothing but escape codes", () => {
    const coloured = pretty(reportOf(mixed()), { width: 80, colour: true });
    expect(coloured).toContain("\u001b[");
    // eslint-disable-next-line no-control-regex
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(print(mixed()));
  });

  test("escapes, reordering and invisible characters of the document stay out", () => {
    const quote = "shall\u001b[2J not\u202e sell\u200b PHI\u0007 \u{e0041}ever";
    const hostile = sound({
      path: "evil\u001b]0;x\u0007.pdf",
      parties: { businessAssociate: "A\u2066\nB", coveredEntity: null },
      outcomes: [
        outcome("x", "loophole", "fires", { evidence: [{ quote, clause: "\u0085 1", page: 1, span: [0, 1] }] }),
      ],
    });
    const text = print(hostile);
    expect(text.replace(/\n/g, "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).toContain("A B");
    expect(text).toContain("shall[2J not sell PHI ever");
  });
});

test("several files end in a table", () => {
  const end = print(sound(), mixed(), notABaa(), unreadable()).split("ALL FILES")[1];
  expect(end).toMatch(/agreements\/sound\.pdf +100 A +10 of 10 +0\n/);
  expect(end).toMatch(/agreements\/mixed\.docx +54 F +5 of 9 +2 +promise taken back\n/);
  expect(end).toMatch(/lease\.txt +– +– +– +not a BAA\n/);
  expect(end).toMatch(/scan\.pdf +– +– +– +could not be assessed\n/);
});

test("of a long path the table shows the end", () => {
  const path = "/home/office/documents/agreements/2026/signed/everything-taken-back.pdf";
  expect(print(sound({ path }), sound())).toMatch(/\n…\/agreements\/2026\/signed\/everything-taken-back\.pdf +100 A/);
});

test("a critical trap is not pushed off the short list by what is merely missing", () => {
  const missing = sound()
    .outcomes.slice(0, 10)
    .map((given): Outcome => ({ ...given, state: "missing", severity: "medium" }));
  const trap = outcome("own-purposes-use", "loophole", "fires", { severity: "critical" });
  expect(print(sound({ outcomes: [...missing, trap] }))).toMatch(
    /WHAT MATTERS MOST\n\n {3}! critical +Title of own-purposes-use/,
  );
});

test("no verdict on legality is ever printed", () =>
  expect(print(sound(), mixed(), notABaa(), unreadable(), halfRead())).not.toMatch(
    /complian|certified|passes HIPAA|safe to sign|outcome/i,
  ));
