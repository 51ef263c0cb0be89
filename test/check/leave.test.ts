import { describe, expect, test } from "vitest";
import { stateOf } from "./promises.js";

// What a loophole allows, allowed and forbidden: whoever asks for a clause that forbids it must not be told that it allows it.
const allowing: Record<string, [toDo: string, doing: string]> = {
  "own-purposes-use": ["use PHI to improve its products", "using PHI to improve its products"],
  "sale-or-marketing": ["sell PHI to third parties", "selling PHI to third parties"],
  "deidentification-no-method": [
    "de-identify PHI and use the result for any purpose",
    "de-identifying PHI and using the result for any purpose",
  ],
  "derived-data-rights": [
    "retain ownership of all data derived from PHI",
    "retaining ownership of all data derived from PHI",
  ],
  "unilateral-amendment": [
    "change the terms of this Agreement at any time by posting a new version on its website",
    "changing the terms of this Agreement at any time by posting a new version on its website",
  ],
  "blocks-access": [
    "suspend Clinic's access to PHI if an invoice is unpaid",
    "suspending Clinic's access to PHI if an invoice is unpaid",
  ],
  "export-fee": [
    "charge a fee for the return of PHI at termination",
    "charging a fee for the return of PHI at termination",
  ],
  "costs-on-covered-entity": [
    "charge Clinic for the costs of notifying individuals of a Breach",
    "charging Clinic for the costs of notifying individuals of a Breach",
  ],
  "unilateral-infeasibility": [
    "determine in its sole discretion that return or destruction of PHI is infeasible",
    "determining in its sole discretion that return or destruction of PHI is infeasible",
  ],
  "backup-retention": [
    "retain PHI in backups for as long as it sees fit",
    "retaining PHI in backups for as long as it sees fit",
  ],
};

const leave = [
  "Vendor may {to do}.",
  "Vendor is entitled to {to do}.",
  "Vendor reserves the right to {to do}.",
  "Vendor shall have the right to {to do}.",
  "Notwithstanding anything to the contrary, Vendor may {to do}.",
  "Vendor is permitted to {to do}.",
  "Vendor may, at its option, {to do}.",
  "Vendor can {to do}.",
  "Vendor and its affiliates may {to do}.",
  "It is understood that Vendor may {to do}.",
];

const noLeave = [
  "Vendor shall not {to do}.",
  "Vendor may not {to do}.",
  "Vendor will never {to do}.",
  "Nothing in this Agreement permits Vendor to {to do}.",
  "Vendor has no right to {to do}.",
  "Vendor agrees not to {to do}.",
  "Vendor is prohibited from {doing}.",
  "Under no circumstances may Vendor {to do}.",
  "Clinic does not authorize Vendor to {to do}.",
  "Vendor waives any right to {to do}.",
  "Neither party may {to do}.",
  "Vendor shall refrain from {doing}.",
  "Vendor is not entitled to {to do}.",
  "In no event shall Vendor {to do}.",
  "This Agreement does not give Vendor the right to {to do}.",
  "Without Clinic's prior written consent Vendor shall not {to do}.",
  "Vendor must not {to do}.",
  "Any provision that would allow Vendor to {to do} is void.",
  "Any clause of another agreement that permits Vendor to {to do} shall have no effect.",
  "The parties have struck the clause that let Vendor {to do}.",
  "Section 4 of the Services Agreement, which lets Vendor {to do}, is deleted.",
  "Vendor's terms of service, under which it may {to do}, do not apply to Clinic.",
  "Unlike Vendor's standard terms, nothing here allows Vendor to {to do}.",
  "Nothing herein shall be construed to allow Vendor to {to do}.",
  "No term of any other agreement shall be read to permit Vendor to {to do}.",
  "No right is granted to Vendor to {to do}.",
  "Any purported right of Vendor to {to do} is of no effect.",
  "Vendor gives up any right it may have to {to do}.",
  "Vendor withdraws its former right to {to do}.",
  "Vendor has no authority whatever to {to do}.",
  "Clinic refuses its consent to Vendor {doing}.",
  "Clinic does not agree that Vendor may {to do}.",
  "Clinic declines Vendor's request to {to do}.",
  "If Vendor were to {to do}, Clinic could terminate this Agreement at once.",
  "It is a material breach of this Agreement for Vendor to {to do}.",
  "Vendor shall report any attempt to {to do}.",
  "In no circumstances is Vendor permitted to {to do}.",
  "There is no circumstance in which Vendor may {to do}.",
  "This Agreement forbids Vendor to {to do}.",
  "Only Clinic, and never Vendor, may {to do}.",
  "Vendor is under a duty not to {to do}.",
];

describe.each(Object.entries(allowing))("%s", (rule, [toDo, doing]) => {
  const written = (shape: string) => shape.replace("{to do}", toDo).replace("{doing}", doing);
  test.each(leave)("fires at “%s”", async (shape) => expect(await stateOf(rule, written(shape))).toBe("fires"));
  test.each(noLeave)("is silent at “%s”", async (shape) => expect(await stateOf(rule, written(shape))).toBe("clear"));
});
