import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { recognise } from "../../src/recognise.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { read } from "../understand/read.js";

const book = await loadRules();
const kindOf = (written: string) => {
  const text = read(written);
  return recognise(text, check(book, text)).kind;
};

const terms = `Patient information at Quill

We may use and disclose PHI only as necessary to type the notes of your practice, and for nothing else.

We will use appropriate safeguards to prevent any use or disclosure of PHI that these terms do not provide for, and will
comply with Subpart C of 45 CFR Part 164 for electronic PHI.

We will report to you any use or disclosure of PHI that these terms do not provide for, any Security Incident, and any Breach
of Unsecured PHI within ten days.

We will ensure that any subcontractors that receive PHI agree to the same restrictions and conditions.

We will make PHI available to you for access under 45 CFR 164.524 and for amendment under 45 CFR 164.526, and the
information needed for an accounting under 45 CFR 164.528.

We will make our internal practices, books and records about PHI available to the Secretary of HHS.
`;

test("terms that hold half of what the rule asks for are an agreement under any name", () =>
  expect(kindOf(terms)).toBe("baa"));

test.each(["This Rider", "This Instrument", "This Part", "This Paper"])("“%s” speaks of itself", (own) => {
  const half = terms.slice(0, terms.indexOf("We will make our internal")).replace(/^.*Security Incident.*$/m, "");
  expect(kindOf(half)).toBe("not-a-baa");
  expect(kindOf(`${own} is part of the order.\n\n${half}\n\n${own} ends with the order.`)).toBe("baa");
});

test("a page that tells of terms agreed elsewhere is none", () =>
  expect(kindOf(`Under our BAA we promise what follows.\n\n${terms}`)).toBe("not-a-baa"));

test("an addendum on data protection may hold one", () =>
  expect(kindOf(`This DPA is part of the order.\n\n${terms}\n\nThis DPA ends with the order.`)).toBe("baa"));

const below = terms.replace("Patient information at Quill", "");

test.each([
  "SUBCONTRACTOR BUSINESS ASSOCIATE AGREEMENT",
  "DOWNSTREAM BUSINESS ASSOCIATE AGREEMENT",
  "BUSINESS ASSOCIATE AGREEMENT\n\nQuill has contracts with hospitals (each an “Upstream Entity”). Typist is accordingly a subcontractor of Quill. Typist makes to Quill the promises that follow.",
  "BUSINESS ASSOCIATE AGREEMENT\n\nMade between Quill LLC (“Quill”) and Easel Works (“Subcontractor”).",
])("an agreement one step down the chain is one: %s", (head) =>
  expect(kindOf(`${head}\n\n${below}`)).toBe("subcontractor-baa"),
);

test("a state's word for the vendor of a health plan makes no subcontractor of it", () =>
  expect(
    kindOf(
      `BUSINESS ASSOCIATE AGREEMENT\n\nMade between Maple Plan (“Health Plan”) and Quill LLC (“Subcontractor”). For HIPAA Subcontractor is the business associate of Health Plan.\n\n${below}`,
    ),
  ).toBe("baa"));

const before = Array.from(
  { length: 12 },
  (_, at) =>
    `${at + 1}. Work\n\nQuill shall do the work that the order describes with the care usual in its trade, and Maple shall pay for it within thirty days of a correct invoice.`,
).join("\n\n");

test.each(["SERVICES AGREEMENT", "TERMS OF SERVICE", "DATA PROCESSING AGREEMENT"])(
  "terms in one part of a contract about something else are embedded in it: %s",
  (title) =>
    expect(
      kindOf(
        `${title}\n\nThis Agreement is made between Maple Dental and Quill LLC.\n\n${before}\n\nEXHIBIT B: PROTECTED HEALTH INFORMATION\n\n${below}\n\nThis Agreement ends with the order.`,
      ),
    ).toBe("embedded-baa"),
);
