import { describe, expect, test } from "vitest";
import { promises, stateOf } from "./promises.js";

// What a promise gives, another sentence or its own opening cuts down to a part of the PHI, of the time or of the customers. A term that
// holds for a part only is not met; what the law leaves out as well, and what the vendor does not hold, takes nothing from it.
const narrowing = [
  "This Section does not apply to PHI held by Vendor's affiliates.",
  "The preceding sentence does not apply to PHI processed outside the United States.",
  "The foregoing obligation does not extend to data kept on backup tapes.",
  "This obligation applies only to PHI stored in the Records Module.",
  "For the avoidance of doubt, the preceding obligation concerns only the billing application.",
  "The foregoing obligation is limited to PHI that Vendor hosts in its primary data center.",
  "This Section shall take effect only once Vendor has completed its certification.",
  "The foregoing obligation shall not take effect until Vendor has hired a privacy officer.",
  "This obligation is suspended while any invoice of Vendor remains unpaid.",
  "During the ramp-up period, this Section does not apply.",
  "This Section applies for the first ninety days only.",
  "The foregoing obligation expires at the end of the implementation phase.",
  "The foregoing will not apply where Clinic has not paid all fees when due.",
  "Nothing in this Section applies to PHI processed by Vendor's analytics group.",
  "PHI in the legacy system is exempt from the foregoing.",
  "PHI entered in the test environment is not covered by this Section.",
  "Vendor may suspend performance of this Section while any fee is overdue.",
];
const narrowed = [
  "During the first ninety days after the Effective Date, Vendor shall {to do}.",
  "Solely with respect to PHI stored in the Records Module, Vendor shall {to do}.",
  "Except with respect to PHI held by its affiliates, Vendor shall {to do}.",
  "Once it has completed its certification, Vendor shall {to do}.",
  "For as long as Clinic subscribes to the Premium Plan, Vendor shall {to do}.",
  "Upon payment of its then-current fees, Vendor shall {to do}.",
  "Vendor will, for a fee to be agreed, {to do}.",
  "Unless an invoice is overdue, Vendor shall {to do}.",
  "Vendor shall {to do}, but only with respect to PHI stored in the Records Module.",
  "Vendor shall {to do}, except that this obligation does not apply to PHI in the legacy system.",
  "Vendor shall {to do}, other than with respect to PHI held by its affiliates.",
];
const harmless = [
  "This Section does not apply to information that is not PHI.",
  "The foregoing does not apply to information that has been de-identified under 45 CFR 164.514.",
  "The foregoing obligation applies only to PHI in Vendor's possession.",
  "This Section applies only to PHI that Vendor creates, receives, maintains or transmits on behalf of Clinic.",
  "This Section shall take effect on the Effective Date.",
  "The foregoing obligation also applies to PHI held by Vendor's affiliates.",
  "This Section shall not be suspended for any reason.",
  "Nothing in this Section is limited to PHI stored in the Records Module.",
  "The foregoing obligation is not suspended during a dispute over fees.",
  "This Section does not apply to accounts of Vendor's other customers.",
  "Section 12 takes effect only once Vendor has been paid.",
  "The service levels do not apply during the pilot.",
];
const whole = [
  "During the term, Vendor shall {to do}.",
  "To the extent required by law, Vendor shall {to do}.",
  "For as long as it holds PHI, Vendor shall {to do}.",
  "Only with respect to PHI and not to other information, Vendor shall {to do}.",
  "During and after the first year, Vendor shall {to do}.",
  "Whether or not an invoice is overdue, Vendor shall {to do}.",
];

describe.each(Object.entries(promises))("%s", (rule, { promised }) => {
  const promise = `Vendor shall ${promised}.`;
  test.each(narrowing)("is partial for “%s”", async (sentence) => {
    expect(await stateOf(rule, `${promise} ${sentence}`)).toBe("partial");
  });
  test.each(narrowed)("is partial in “%s”", async (sentence) => {
    expect(await stateOf(rule, sentence.replace("{to do}", promised))).not.toBe("met");
  });
  test.each(harmless)("stays met beside “%s”", async (sentence) => {
    expect(await stateOf(rule, `${promise} ${sentence}`)).toBe("met");
  });
  test.each(whole)("is met by “%s”", async (sentence) => {
    expect(await stateOf(rule, sentence.replace("{to do}", promised))).toBe("met");
  });
});

test("a part of the agreement that is pointed at by number is narrowed, and no other", async () => {
  const agreement = (number: string) =>
    "4. Safeguards\n\n4.1 Vendor shall use appropriate safeguards to protect PHI.\n\n5. Breaches\n\n" +
    `5.1 Vendor shall notify Clinic of any Breach of Unsecured PHI.\n\n6. Other\n\n6.1 Section ${number} does not apply to PHI in the archive.`;
  expect(await stateOf("safeguards", agreement("4.1"))).toBe("partial");
  expect(await stateOf("report-breach", agreement("4.1"))).toBe("met");
  expect(await stateOf("report-breach", agreement("5"))).toBe("partial");
});

test("a promise that is made again without the limit is met", async () => {
  const twice =
    "1. Vendor shall use appropriate safeguards to protect PHI. The foregoing does not apply to PHI in the archive.\n\n" +
    "2. Vendor shall maintain administrative, physical and technical safeguards for all PHI.";
  expect(await stateOf("safeguards", twice)).toBe("met");
});
