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
  "Vendor should {to do}.",
  "Vendor ought to {to do}.",
  "Vendor would, on request, {to do}.",
  "Vendor could {to do}.",
  "Vendor is willing to {to do}.",
  "Vendor is prepared to {to do}.",
  "Vendor is encouraged to {to do}.",
  "Vendor is expected to {to do}.",
  "Vendor used to {to do}.",
  "Vendor was required under the former agreement to {to do}.",
  "Vendor could be required by law to {to do}.",
  "Vendor believes that it should {to do}.",
  "Vendor has agreed with its insurer to {to do}.",
  "Vendor understands that a business associate must {to do}.",
  "Vendor will be able to {to do} once its new system is in place.",
  "Vendor promises to think about how to {to do}.",
  "Some of Vendor's competitors {to do}.",
  "A later amendment will set out how Vendor is to {to do}.",
  "The parties shall negotiate in good faith a procedure to {to do}.",
];
/** What another is bound to, in whatever words: no promise of Vendor's. */
const boundIsAnother = [
  "Clinic undertakes that it will {to do}.",
  "Clinic represents that it will {to do}.",
  "Clinic acknowledges that it, and not Vendor, must {to do}.",
  "Vendor requires Clinic to {to do}.",
  "Vendor requires that Clinic {to do}.",
  "Vendor shall remind Clinic to {to do}.",
  "Vendor relies on Clinic to {to do}.",
  "The law requires Clinic to {to do}.",
  "A third party administrator shall {to do}.",
  "Vendor's landlord has agreed to {to do}.",
  "The hosting company shall {to do}.",
  "It shall be the responsibility of Clinic to {to do}.",
  "It is incumbent upon Clinic to {to do}.",
  "As between the parties, Clinic shall {to do}.",
  "Clinic's compliance department is charged with {doing}.",
];
/** The same turns of phrase where Vendor is the one who is bound. */
const boundIsVendor = [
  "Vendor undertakes that it will {to do}.",
  "Vendor acknowledges that it, and not Clinic, must {to do}.",
  "Clinic requires Vendor to {to do}.",
  "It shall be the responsibility of Vendor to {to do}.",
  "It is incumbent upon Vendor to {to do}.",
  "As between the parties, Vendor shall {to do}.",
];
/** Help with them is all that the law asks for here. */
const helped = ["access", "amendment", "accounting", "subcontractor-flowdown"];

describe.each(Object.entries(promises))("%s", (rule, { promised, promising }) => {
  const help = helped.includes(rule) ? [] : ["Vendor shall support Clinic in {doing}."];
  test.each([...namingOnly, ...boundIsAnother, ...help])("is not met by “%s”", async (sentence) => {
    expect(await stateOf(rule, sentence.replace("{to do}", promised).replace("{doing}", promising))).not.toBe("met");
  });
  test.each(boundIsVendor)("is met by “%s”", async (sentence) => {
    expect(await stateOf(rule, sentence.replace("{to do}", promised))).toBe("met");
  });
});
