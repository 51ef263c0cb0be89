import { check, extract, loadRules, structure, understand } from "../../src/index.js";

/** What meets a rule when Vendor promises it, in full ("Vendor shall …") and as a later sentence names it in short. */
export interface Promised {
  promised: string;
  promising: string;
  toDo: string;
  doing: string;
}

export const promises: Record<string, Promised> = {
  safeguards: {
    promised:
      "use appropriate safeguards to prevent use or disclosure of PHI other than as provided for by this Agreement",
    promising:
      "using appropriate safeguards to prevent use or disclosure of PHI other than as provided for by this Agreement",
    toDo: "maintain safeguards for PHI",
    doing: "maintaining safeguards for PHI",
  },
  "security-rule": {
    promised: "comply with Subpart C of 45 CFR Part 164 with respect to electronic PHI",
    promising: "complying with Subpart C of 45 CFR Part 164 with respect to electronic PHI",
    toDo: "comply with the Security Rule",
    doing: "complying with the Security Rule",
  },
  "report-unauthorized-use": {
    promised:
      "report to Clinic any use or disclosure of PHI not provided for by this Agreement of which it becomes aware",
    promising: "reporting to Clinic any use or disclosure of PHI not provided for by this Agreement",
    toDo: "report a use or disclosure of PHI that this Agreement does not permit",
    doing: "reporting uses or disclosures of PHI that this Agreement does not permit",
  },
  "report-breach": {
    promised: "report to Clinic any Breach of Unsecured PHI within ten days after discovery",
    promising: "reporting to Clinic any Breach of Unsecured PHI within ten days after discovery",
    toDo: "notify Clinic of a Breach of Unsecured PHI",
    doing: "notifying Clinic of a Breach of Unsecured PHI",
  },
  "report-security-incident": {
    promised: "report to Clinic any Security Incident of which it becomes aware",
    promising: "reporting to Clinic any Security Incident of which it becomes aware",
    toDo: "report Security Incidents to Clinic",
    doing: "reporting Security Incidents to Clinic",
  },
  "subcontractor-flowdown": {
    promised:
      "ensure that any subcontractor that creates, receives, maintains or transmits PHI on its behalf agrees to the same restrictions and conditions that apply to Vendor",
    promising:
      "ensuring that any subcontractor that creates, receives, maintains or transmits PHI on its behalf agrees to the same restrictions and conditions that apply to Vendor",
    toDo: "bind its subcontractors to the restrictions of this Agreement",
    doing: "binding its subcontractors to the restrictions of this Agreement",
  },
  access: {
    promised:
      "make available PHI in a Designated Record Set to Clinic within ten days as necessary to satisfy 45 CFR 164.524",
    promising: "making available PHI in a Designated Record Set to Clinic as necessary to satisfy 45 CFR 164.524",
    toDo: "give access to PHI in a Designated Record Set",
    doing: "giving access to PHI in a Designated Record Set",
  },
  amendment: {
    promised: "make any amendment to PHI in a Designated Record Set that Clinic directs under 45 CFR 164.526",
    promising: "making any amendment to PHI in a Designated Record Set that Clinic directs under 45 CFR 164.526",
    toDo: "amend PHI in a Designated Record Set",
    doing: "amending PHI in a Designated Record Set",
  },
  accounting: {
    promised:
      "document disclosures and make available the information required for an accounting of disclosures under 45 CFR 164.528",
    promising:
      "documenting disclosures and making available the information required for an accounting of disclosures under 45 CFR 164.528",
    toDo: "provide an accounting of disclosures",
    doing: "providing an accounting of disclosures",
  },
  "hhs-books-records": {
    promised:
      "make its internal practices, books and records available to the Secretary for purposes of determining compliance with the HIPAA Rules",
    promising:
      "making its internal practices, books and records available to the Secretary for purposes of determining compliance with the HIPAA Rules",
    toDo: "make its books and records available to the Secretary",
    doing: "making its books and records available to the Secretary",
  },
  "return-or-destroy": {
    promised: "return or destroy all PHI upon termination of this Agreement and retain no copies",
    promising: "returning or destroying all PHI upon termination of this Agreement and retaining no copies",
    toDo: "return or destroy PHI",
    doing: "returning or destroying PHI",
  },
  "infeasible-protections": {
    promised:
      "extend the protections of this Agreement to PHI whose return or destruction is infeasible and limit further uses and disclosures to the purposes that make return or destruction infeasible",
    promising:
      "extending the protections of this Agreement to PHI whose return or destruction is infeasible and limiting further uses and disclosures to the purposes that make it so",
    toDo: "protect PHI that it retains after termination",
    doing: "protecting PHI that it retains after termination",
  },
  "delegated-obligations": {
    promised:
      "comply with the requirements of Subpart E that apply to Clinic when it carries out an obligation of Clinic under Subpart E",
    promising:
      "complying with the requirements of Subpart E that apply to Clinic when it carries out an obligation of Clinic under Subpart E",
    toDo: "comply with Subpart E in the performance of an obligation of Clinic",
    doing: "complying with Subpart E in the performance of an obligation of Clinic",
  },
};

const book = await loadRules();

/** The state of one rule in an agreement that says nothing but this. */
export async function stateOf(rule: string, text: string): Promise<string> {
  const agreement =
    "BUSINESS ASSOCIATE AGREEMENT\n\nThis Business Associate Agreement is made between Riverbend Clinic (“Covered Entity”, “Clinic”) " +
    `and Acme Health Systems, Inc. (“Business Associate”, “Vendor”).\n\n${text}\n`;
  const bytes = new TextEncoder().encode(agreement);
  const document = await extract({ path: "x.txt", format: "text", bytes, sha256: "" });
  return check(book, understand(structure(document), book.phrases)).find((one) => one.rule === rule)!.state;
}
