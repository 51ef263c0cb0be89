import { describe, expect, test } from "vitest";
import { check, extract, loadRules, structure, understand } from "../../src/index.js";

// What one sentence promises another takes back, in turns of phrase that name no release. A term that is called present although it
// was taken back is the worst mistake of all.
const book = await loadRules();

/** By rule: a promise that meets it, and what is promised, as an infinitive and as a participle. */
const promises: Record<string, [promise: string, toDo: string, doing: string]> = {
  safeguards: [
    "Vendor shall use appropriate safeguards to prevent use or disclosure of PHI other than as provided for by this Agreement.",
    "maintain safeguards for PHI",
    "maintaining safeguards for PHI",
  ],
  "security-rule": [
    "Vendor shall comply with Subpart C of 45 CFR Part 164 with respect to electronic PHI.",
    "comply with the Security Rule",
    "complying with the Security Rule",
  ],
  "report-unauthorized-use": [
    "Vendor shall report to Clinic any use or disclosure of PHI not provided for by this Agreement of which it becomes aware.",
    "report a use or disclosure of PHI that this Agreement does not permit",
    "reporting uses or disclosures of PHI that this Agreement does not permit",
  ],
  "report-breach": [
    "Vendor shall report to Clinic any Breach of Unsecured PHI within ten days.",
    "notify Clinic of a Breach of Unsecured PHI",
    "notifying Clinic of a Breach of Unsecured PHI",
  ],
  "report-security-incident": [
    "Vendor shall report to Clinic any Security Incident of which it becomes aware.",
    "report Security Incidents to Clinic",
    "reporting Security Incidents to Clinic",
  ],
  "subcontractor-flowdown": [
    "Vendor shall ensure that any subcontractor that creates, receives, maintains or transmits PHI on its behalf agrees to the same " +
      "restrictions and conditions that apply to Vendor.",
    "bind its subcontractors to the restrictions of this Agreement",
    "binding its subcontractors to the restrictions of this Agreement",
  ],
  access: [
    "Vendor shall make available PHI in a Designated Record Set to Clinic within ten days as necessary to satisfy 45 CFR 164.524.",
    "give access to PHI in a Designated Record Set",
    "giving access to PHI in a Designated Record Set",
  ],
  amendment: [
    "Vendor shall make any amendment to PHI in a Designated Record Set that Clinic directs under 45 CFR 164.526.",
    "amend PHI in a Designated Record Set",
    "amending PHI in a Designated Record Set",
  ],
  accounting: [
    "Vendor shall document disclosures and make available the information required for an accounting of disclosures under 45 CFR 164.528.",
    "provide an accounting of disclosures",
    "providing an accounting of disclosures",
  ],
  "hhs-books-records": [
    "Vendor shall make its internal practices, books and records available to the Secretary for purposes of determining compliance " +
      "with the HIPAA Rules.",
    "make its books and records available to the Secretary",
    "making its books and records available to the Secretary",
  ],
  "return-or-destroy": [
    "Upon termination Vendor shall return or destroy all PHI and retain no copies.",
    "return or destroy PHI",
    "returning or destroying PHI",
  ],
  "infeasible-protections": [
    "Upon termination Vendor shall return or destroy all PHI. If return or destruction is infeasible, Vendor shall extend the protections " +
      "of this Agreement to the PHI and limit further uses and disclosures to the purposes that make return or destruction infeasible.",
    "protect PHI that it retains after termination",
    "protecting PHI that it retains after termination",
  ],
  "delegated-obligations": [
    "To the extent Vendor is to carry out an obligation of Clinic under Subpart E of 45 CFR Part 164, Vendor shall comply with the " +
      "requirements of Subpart E that apply to Clinic in the performance of that obligation.",
    "comply with Subpart E in the performance of an obligation of Clinic",
    "complying with Subpart E in the performance of an obligation of Clinic",
  ],
};

const takingBack = [
  "Nothing in this Section obliges Vendor to {to do}.",
  "This Section shall not oblige Vendor to {to do}.",
  "The preceding sentence shall not require Vendor to {to do}.",
  "Vendor shall nevertheless be under no duty to {to do}.",
  "Vendor, however, has no responsibility to {to do}.",
  "Vendor assumes no responsibility for {doing}.",
  "Vendor may decline to {to do}.",
  "Vendor may, in its sole discretion, refuse to {to do}.",
  "Vendor's failure to {to do} is not a breach of this Agreement.",
  "A failure of Vendor to {to do} shall not be deemed a default.",
  "Vendor shall not be in breach of this Agreement if it fails to {to do}.",
  "Clinic agrees that it will not ask Vendor to {to do}.",
  "Vendor reserves the right not to {to do}.",
  "Vendor may elect not to {to do}.",
  "Vendor will {to do} only if it sees fit to do so.",
  "Vendor cannot be compelled to {to do}.",
  "Vendor makes no commitment to {to do}.",
];
/** Of two things to do, whether to do the one or the other may be left to Vendor. */
const leavingTheChoice = [
  "It is for Vendor alone to decide whether to {to do}.",
  "Whether to {to do} is a matter for Vendor's sole discretion.",
];

async function stateOf(rule: string, text: string): Promise<string> {
  const agreement =
    "BUSINESS ASSOCIATE AGREEMENT\n\nThis Business Associate Agreement is made between Riverbend Clinic (“Covered Entity”, “Clinic”) " +
    `and Acme Health Systems, Inc. (“Business Associate”, “Vendor”).\n\n${text}\n`;
  const bytes = new TextEncoder().encode(agreement);
  const document = await extract({ path: "x.txt", format: "text", bytes, sha256: "" });
  return check(book, understand(structure(document), book.phrases)).find((one) => one.rule === rule)!.state;
}

describe.each(Object.entries(promises))("%s", (rule, [promise, toDo, doing]) => {
  test("is met by the promise alone", async () => expect(await stateOf(rule, promise)).toBe("met"));

  const either = rule === "return-or-destroy";
  test.each([...takingBack, ...(either ? [] : leavingTheChoice)])("is taken back by “%s”", async (sentence) => {
    const taken = sentence.replace("{to do}", toDo).replace("{doing}", doing);
    expect(await stateOf(rule, `${promise} ${taken}`)).toBe("contradicted");
  });
});
