import { describe, expect, test } from "vitest";
import { askEmail } from "../../src/report/ask.js";
import type { Outcome } from "../../src/types.js";
import { outcome, sound } from "./sample.js";

const evidence = (quote: string, clause = "6"): Outcome["evidence"][number] => ({
  quote,
  clause,
  page: null,
  span: [10, 10 + quote.length],
});
const letter = (...outcomes: Outcome[]): string => askEmail(sound({ outcomes })).replace(/\s+/g, " ");

const cap = outcome("liability-cap", "loophole", "fires", {
  severity: "high",
  title: "Liability is capped",
  request: "no cap on liability",
  evidence: [evidence("The limits of the MSA apply here.")],
});
const precedence = outcome("order-of-precedence", "loophole", "fires", {
  ...cap,
  request: "precedence",
  suggest: "It prevails.",
});
const noDays = outcome("retention-no-deadline", "loophole", "fires", { request: "a number of days for return" });
const returning = outcome("return-or-destroy", "required", "partial", { severity: "critical" });

describe("the e-mail to the vendor", () => {
  test("says what is asked for, not what the finding is called", () => {
    expect(letter(cap)).toContain("1. Please change clause 6: no cap on liability It now reads");
    expect(letter({ ...cap, evidence: [] })).toContain("1. Please add: no cap on liability");
  });

  test("says so in its list of small points too", () =>
    expect(askEmail(sound({ outcomes: [{ ...cap, severity: "low" }] }))).toContain(
      "- no cap on liability (clause 6)\n",
    ));

  test("quotes the same words once", () => {
    const text = letter(cap, precedence);
    expect(text.match(/The limits of the MSA/g)).toHaveLength(1);
    expect(text).toContain("2. Please change clause 6: precedence It now reads as quoted in point 1.");
  });

  test("stays short: what weighs most has its wording, the rest a line", () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      outcome(`rule-${at}`, "loophole", "fires", { severity: at < 12 ? "high" : "medium", request: `point ${at}`, suggest: `Wording ${at}.` }),
    ); // prettier-ignore
    const text = askEmail(sound({ outcomes: [returning, ...many] }));
    expect(text).toContain("Wording 11.");
    expect(text).not.toContain("Wording 12.");
    expect(text).toContain("\n- point 12\n- point 13\n");
    expect(text.split("\n").length).toBeLessThan(90);
  });

  test("asks once for what two findings ask for in the same words", () => {
    const text = letter(cap, { ...cap, rule: "other", request: "the same again" });
    expect(text.match(/Language for liability-cap/g)).toHaveLength(1);
    expect(text).not.toContain("the same again");
  });

  test("does not ask twice for what one proposed sentence holds", () => {
    expect(letter(returning, noDays)).not.toContain("a number of days for return");
    expect(letter({ ...returning, state: "met" }, noDays)).toContain("a number of days for return");
  });

  test.each([
    ["[ Vendor Name ]", "Dear Sir or Madam,"],
    ["Business Associate", "Dear Sir or Madam,"],
    ["the Company", "Dear Sir or Madam,"],
    ["Larkspur Software, Inc.", "Dear Larkspur Software, Inc.,"],
  ])("greets %s", (businessAssociate, greeting) => {
    const text = askEmail(sound({ parties: { businessAssociate, coveredEntity: "Willow Clinic, P.C." } }));
    expect(text).toContain(greeting);
    expect(text).not.toContain("..");
  });

  test("is not signed by a blank or a label", () => {
    for (const coveredEntity of ["________", "Customer"])
      expect(askEmail(sound({ parties: { businessAssociate: null, coveredEntity } }))).toMatch(/\[Name\]\n$/);
  });
});
