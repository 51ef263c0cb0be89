import { expect, test } from "vitest";
import { calledBy, namesOf, termOf } from "../../src/understand/party-names.js";

const none = { businessAssociate: null, coveredEntity: null };

const cases: [text: string, associate: string | null, entity: string | null][] = [
  [
    "made between Lakeside Clinic, a corporation of Ohio (“Covered Entity”), and Northwind Systems, Inc. (“Business Associate”).",
    "Northwind Systems, Inc.",
    "Lakeside Clinic",
  ],
  [
    "between 3 Rivers Software, with offices in Paris and Rome (“Business Associate”) and [Name of Practice] (“Covered Entity”)",
    "3 Rivers Software",
    "[Name of Practice]",
  ],
  ["by and between Lakeside Clinic (Covered Entity) and ____ (Business Associate)", null, "Lakeside Clinic"],
  ["Covered Entity: [Practice] (“Covered Entity”)\nBusiness Associate: Northwind, LLC", "Northwind, LLC", "[Practice]"],
  [
    "Dental Office (“Covered Entity”): Lakeside Dental, P.C.\nSupplier (“Business Associate”): [Name of Supplier]",
    "[Name of Supplier]",
    "Lakeside Dental, P.C.",
  ],
  ["Covered Entity | Business Associate\nSignature: ____ | Signature: ____", null, null],
  ["“Business Associate” shall mean Northwind Systems. “Covered Entity” means the User.", "Northwind Systems", null],
  [
    "between Northwind Systems, Inc. (“Business Associate”) and Easel Print Works (“Subcontractor”)",
    "Easel Print Works",
    "Northwind Systems, Inc.",
  ],
];

test.each(cases)("%s", (text, businessAssociate, coveredEntity) => {
  expect(namesOf(text, none)).toEqual({ businessAssociate, coveredEntity });
});

test("a name found by other means is shown only if it can be one", () => {
  const text = "PHI that is disclosed to us. Disclosed (“Business Associate”).";
  expect(namesOf(text, { businessAssociate: "Disclosed", coveredEntity: "Kenmore" })).toEqual({
    businessAssociate: null,
    coveredEntity: "Kenmore",
  });
});

test("a side is called by the word its sentences use most, with its article", () => {
  const text = "Business Associate (the Contractor). " + "The Contractor shall report. ".repeat(4);
  expect(termOf("Business Associate", ["contractor"], text)).toBe("the Contractor");
  expect(termOf("Business Associate", ["contractor"], "Business Associate shall report.")).toBe("Business Associate");
});

test("a side without a name is called as the agreement calls it, if it does so more than in passing", () => {
  expect(calledBy(["customer"], "Customer pays. Customer may end it. Customer signs.")).toBe("Customer");
  expect(calledBy(["customer"], "Customer pays.")).toBeNull();
});
