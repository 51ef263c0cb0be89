import { describe, expect, test } from "vitest";
import { promises, stateOf } from "./promises.js";

// The words of a promise in sentences that do not make it: meant, thought about, possible, paid for, another's, the law's. A term that is
// called present although nobody promises it is the worst mistake of all.
const namingOnly = [
  "Clinic shall {to do}.",
  "Vendor may {to do}.",
  "Vendor intends to {to do}.",
  "Vendor hopes to {to do}.",
  "It is Vendor's goal to {to do}.",
  "Vendor shall consider whether to {to do}.",
  "Vendor is able to {to do}.",
  "Vendor has the capability to {to do}.",
  "Vendor is experienced in {doing}.",
  "Vendor will discuss with Clinic the possibility of {doing}.",
  "Vendor shall propose a plan for {doing}.",
  "Vendor's policy describes the steps for {doing}.",
  "Vendor shall maintain a written policy on {doing}.",
  "Vendor shall bear the cost of {doing}.",
  "Vendor will train its staff on {doing}.",
  "Vendor's insurer requires its customers to {to do}.",
  "HIPAA requires business associates to {to do}.",
  "WHEREAS, the HIPAA Rules require a business associate to {to do};",
  "If Vendor should ever agree to {to do}, the parties will adjust the fee.",
  "The parties may agree in a later amendment that Vendor shall {to do}.",
  "But for this Agreement Vendor would have to {to do}.",
  "Vendor has in the past agreed with other customers to {to do}.",
  "Vendor shall tell Clinic if it is asked to {to do}.",
  "Vendor expects its subcontractors to {to do}.",
  "Vendor shall not be prevented from {doing}.",
  "Clinic, and not Vendor, shall {to do}.",
];
/** Help with them is all that the law asks for here. */
const helped = ["access", "amendment", "accounting", "subcontractor-flowdown"];

describe.each(Object.entries(promises))("%s", (rule, { promised, promising }) => {
  const help = helped.includes(rule) ? [] : ["Vendor shall support Clinic in {doing}."];
  test.each([...namingOnly, ...help])("is not met by “%s”", async (sentence) => {
    expect(await stateOf(rule, sentence.replace("{to do}", promised).replace("{doing}", promising))).not.toBe("met");
  });
});
