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

test("a page that tells of terms agreed elsewhere is none", () =>
  expect(kindOf(`Under our BAA we promise what follows.\n\n${terms}`)).toBe("not-a-baa"));

test("an addendum on data protection may hold one", () =>
  expect(kindOf(`This DPA is part of the order.\n\n${terms}\n\nThis DPA ends with the order.`)).toBe("baa"));
