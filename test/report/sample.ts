import type { DocumentReport, Evidence, Outcome, Report, State } from "../../src/types.js";

const evidence = (quote: string, clause = "4.2", page: number | null = 3): Evidence => ({
  quote,
  clause,
  page,
  span: [100 + quote.length, 100 + 2 * quote.length],
});

const sources: readonly [rule: string, clause: number | null, title: string][] = [
  ["permitted-uses", 1, "Permitted and required uses and disclosures are set out"],
  ["mgmt-admin-conditions", 1, "Conditions on disclosures for the vendor’s own management"],
  ["no-other-use", 2, "No other use or disclosure"],
  ["safeguards", 3, "Appropriate safeguards for all PHI"],
  ["report-breach", 4, "Report breaches of unsecured PHI"],
  ["access", 6, "Access by individuals"],
  ["hhs-books-records", 7, "Books and records open to the Secretary of HHS"],
  ["return-or-destroy", 8, "Return or destruction at termination"],
  ["delegated-obligations", null, "Carrying out the covered entity’s own obligations"],
  ["termination-for-breach", null, "Covered entity may terminate for a material violation"],
];

function requiredTerm([rule, clause, title]: (typeof sources)[number]): Outcome {
  return {
    rule, clause, title, kind: "required", state: "met", severity: "high",
    elements: [{ id: "duty", state: "present" }],
    message: `The agreement says so: ${title}.`,
    why: `Why ${rule} matters.`,
    cites: ["45 CFR 164.504(e)(2)"],
    evidence: [evidence(`Business Associate shall do what ${rule} asks.`)],
    suggest: `Language for ${rule}.`,
  }; // prettier-ignore
}

export function outcome(rule: string, kind: Outcome["kind"], state: State, more: Partial<Outcome> = {}): Outcome {
  return {
    rule, kind, state, title: `Title of ${rule}`, clause: null, severity: "medium", elements: [],
    message: `Message of ${rule}.`, why: `Why ${rule} matters.`, cites: ["45 CFR 164.410"], evidence: [],
    suggest: `Language for ${rule}.`, ...more,
  }; // prettier-ignore
}

/** An agreement with every required term met and nothing against it. */
export function sound(more: Partial<DocumentReport> = {}): DocumentReport {
  return {
    path: "agreements/sound.pdf",
    sha256: "a".repeat(64),
    textSha256: "b".repeat(64),
    settings: {
      template: false,
      asked: [],
      severities: {},
      ocr: "auto",
      revisions: "accepted",
      sha256: "c".repeat(64),
    },
    format: "pdf",
    kind: "baa",
    title: "Business Associate Agreement",
    words: 3412,
    pages: 8,
    parties: { businessAssociate: "Larkspur Software, Inc.", coveredEntity: "Willow Street Clinic" },
    notices: [],
    score: { value: 100, grade: "A", how: ["10 of 10 required clauses met: 100", "no deductions"] },
    outcomes: [
      ...sources.map(requiredTerm),
      outcome("own-purposes-use", "loophole", "clear", { severity: "critical" }),
    ],
    ...more,
  };
}

const change = (rule: string, more: Partial<Outcome>) => (given: Outcome) =>
  given.rule === rule ? { ...given, ...more } : given;

/** An agreement with every state in it. */
export function mixed(): DocumentReport {
  const base = sound();
  const outcomes = base.outcomes
    .map(change("mgmt-admin-conditions", { state: "not-applicable", evidence: [], message: "No such disclosure is allowed." }))
    .map(change("safeguards", {
      state: "partial", message: "Lacks: all PHI, not only electronic.",
      elements: [{ id: "duty", state: "present" }, { id: "all-phi", state: "lacking" }],
      evidence: [evidence("Vendor shall protect ePHI with reasonable safeguards.", "5.1", 4)],
    }))
    .map(change("hhs-books-records", {
      state: "missing", message: "No sentence opens books and records to HHS.", evidence: [],
      closest: { ...evidence("Vendor keeps its books and records for six years.", "11.3", 7), lacks: "It names no Secretary of HHS." },
    }))
    .map(change("return-or-destroy", {
      state: "contradicted", severity: "critical", message: "A later clause lets the vendor keep PHI.",
      evidence: [evidence("Vendor may retain PHI for as long as it deems useful.", "9.2(b)", 6)],
    }))
    .map(change("access", { state: "needs-review", message: "Two clauses say different things about access." })); // prettier-ignore
  return {
    ...base,
    path: "agreements/mixed.docx",
    format: "docx",
    score: { value: 54, grade: "F", how: ["coverage 75 of 100", "traps −21", "ceiling 69: a clause is contradicted"] },
    notices: [{ id: "tracked-changes", message: "The file holds tracked changes; they are read as accepted." }],
    outcomes: [
      ...outcomes,
      outcome("sale-or-marketing", "loophole", "fires", {
        severity: "critical", clause: 2, evidence: [evidence("Vendor may sell PHI.", "Data", null)],
      }),
      outcome("breach-no-deadline", "loophole", "fires", { clause: 4, evidence: [evidence("shall promptly notify", "6.1", 5)] }),
      outcome("audit-right", "recommended", "fires", { severity: "low" }),
      outcome("minimum-necessary", "recommended", "fires"),
      outcome("placeholders", "hygiene", "fires", { evidence: [evidence("[INSERT DATE]", "1", 1)] }),
      outcome("state-ca", "state", "not-applicable"),
    ],
  }; // prettier-ignore
}

export const notABaa = (): DocumentReport =>
  sound({ path: "lease.txt", format: "text", kind: "not-a-baa", score: null, pages: null, outcomes: [] });

export function unreadable(): DocumentReport {
  return sound({
    path: "scan.pdf",
    kind: "not-assessed",
    score: null,
    notices: [{ id: "page-without-text", message: "Page 1 has no text; it looks scanned.", page: 1, unread: true }],
    outcomes: sound().outcomes.map((given) => ({ ...given, state: "not-assessed", evidence: [] })),
  });
}

/** One page of eight without text: what was found counts, nothing else is called missing. */
export function halfRead(): DocumentReport {
  return sound({
    path: "half.pdf",
    score: null,
    notices: [{ id: "page-without-text", message: "Page 3 has no text.", page: 3, unread: true }],
    outcomes: sound().outcomes.map((given) =>
      given.rule === "access" ? { ...given, state: "not-assessed", evidence: [] } : given,
    ),
  });
}

export function reportOf(...documents: DocumentReport[]): Report {
  return { schemaVersion: 1, tool: { name: "baa-lint", version: "0.0.0", rules: "test" }, documents };
}
