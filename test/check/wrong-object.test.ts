import { expect, test } from "vitest";
import { stateOf } from "./promises.js";

// The verbs of a required term about something that is no patient information: a promise of another thing.
const others: Record<string, string[]> = {
  safeguards: [
    "maintain appropriate safeguards for its equipment",
    "use reasonable safeguards to protect the personal data of its own employees",
    "use appropriate safeguards to prevent theft of Clinic's inventory",
    "maintain administrative, physical and technical safeguards for its trade secrets",
    "use appropriate safeguards to protect Clinic's Confidential Information, which does not include PHI",
  ],
  "security-rule": [
    "comply with the security rules of Clinic's buildings",
    "comply with the PCI security standard with respect to cardholder data",
    "comply with Subpart C of the Federal Acquisition Regulation",
  ],
  "report-unauthorized-use": [
    "report to Clinic any use or disclosure of Clinic's trademarks not permitted by this Agreement",
    "report to Clinic any use or disclosure of its personnel records that this Agreement does not permit",
  ],
  "report-breach": [
    "report to Clinic any breach of the lease within ten days",
    "notify Clinic of any breach of its credit covenants",
  ],
  "subcontractor-flowdown": [
    "ensure that any subcontractor agrees to the same restrictions on the use of Clinic's trademarks that apply to Vendor",
    "ensure that its subcontractors agree to the same insurance requirements that apply to Vendor",
  ],
  access: [
    "give patients access to the building",
    "give individuals access to their employment records",
    "provide individuals with access to a help desk",
  ],
  amendment: [
    "make any amendment to the Order that Clinic directs",
    "correct personnel records of its employees on request",
  ],
  accounting: [
    "provide an accounting of the expenses on request",
    "make available the information required for an accounting of its fees",
  ],
  "return-or-destroy": [
    "return or destroy all Confidential Information, other than PHI, upon termination of this Agreement and retain no copies",
    "return or destroy all employee records upon termination of this Agreement and retain no copies",
  ],
  "infeasible-protections": [
    "extend the protections of this Agreement to Confidential Information, other than PHI, whose return is infeasible and limit its further use to the purposes that make return infeasible",
  ],
};

test.each(Object.entries(others).flatMap(([rule, all]) => all.map((one) => [rule, one] as const)))(
  "%s is not met when Vendor shall %s",
  async (rule, toDo) => expect(await stateOf(rule, `Vendor shall ${toDo}.`)).not.toBe("met"),
);
