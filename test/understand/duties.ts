/** One duty an agreement needs, in the forms a sentence may want it in. */
export interface Duty {
  rule: string;
  /** Behind "shall". */
  to: string;
  /** Behind "is responsible for". */
  doing: string;
  /** As an item of a list: "Reports to …". */
  does: string;
}

const duty = (rule: string, forms: string, rest: string): Duty => {
  const [to, doing, does] = forms.split(" / ") as [string, string, string];
  return { rule, to: `${to} ${rest}`, doing: `${doing} ${rest}`, does: `${does} ${rest}` };
};

/** What Vendor owes Covered Entity: the name of the rule that looks for it, the verb, and what the verb governs. */
export const duties: readonly Duty[] = [
  duty(
    "safeguards",
    "use / using / uses",
    "appropriate safeguards to prevent any use or disclosure of PHI that this Agreement does not provide for",
  ),
  duty(
    "security-rule",
    "comply / complying / complies",
    "with Subpart C of 45 CFR Part 164 with respect to electronic PHI",
  ),
  duty(
    "report-unauthorized-use",
    "report / reporting / reports",
    "to Covered Entity any use or disclosure of PHI not provided for by this Agreement of which it becomes aware",
  ),
  duty(
    "report-breach",
    "notify / notifying / notifies",
    "Covered Entity of each Breach of Unsecured PHI within ten days after its discovery",
  ),
  duty(
    "report-security-incident",
    "report / reporting / reports",
    "to Covered Entity every Security Incident of which it becomes aware",
  ),
  duty(
    "subcontractor-flowdown",
    "ensure / ensuring / ensures",
    "that any subcontractors that create, receive, maintain or transmit PHI on its behalf agree in writing to the same restrictions and conditions that apply to Vendor",
  ),
  duty(
    "subcontractor-security",
    "require / requiring / requires",
    "its subcontractors that hold electronic PHI by written contract to comply with the Security Rule",
  ),
  duty(
    "access",
    "make / making / makes",
    "PHI in a Designated Record Set available to Covered Entity as necessary to satisfy 45 CFR 164.524",
  ),
  duty(
    "amendment",
    "make / making / makes",
    "any amendment to PHI in a Designated Record Set that Covered Entity directs under 45 CFR 164.526",
  ),
  duty(
    "accounting",
    "make / making / makes",
    "available to Covered Entity the information required to provide an accounting of disclosures under 45 CFR 164.528",
  ),
  duty(
    "delegated-obligations",
    "comply / complying / complies",
    "with the requirements of Subpart E that apply to Covered Entity to the extent it carries out an obligation of Covered Entity under that subpart",
  ),
  duty(
    "hhs-books-records",
    "make / making / makes",
    "its internal practices, books and records relating to the use and disclosure of PHI available to the Secretary for determining compliance with HIPAA",
  ),
  duty(
    "return-or-destroy",
    "return / returning / returns",
    "or destroy, upon termination of this Agreement, all PHI that it still maintains in any form, and to retain no copies",
  ),
  duty(
    "infeasible-protections",
    "extend / extending / extends",
    "the protections of this Agreement to PHI whose return or destruction is infeasible, and to limit further uses and disclosures to the purposes that make it infeasible",
  ),
];
