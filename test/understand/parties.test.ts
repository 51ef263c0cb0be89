import { expect, test } from "vitest";
import { read } from "./read.js";

const roles = (text: string) => Object.fromEntries(read(text).cast.aliases);

test.each([
  [
    "Acme, Inc. (“Business Associate”) and Riverbend Clinic (“Covered Entity”) agree.",
    { acme: "business associate", "riverbend clinic": "covered entity" },
  ],
  [
    "Acme Systems LLC (the “Vendor”) serves Riverbend Clinic (the “Customer”).",
    { vendor: "business associate", customer: "covered entity" },
  ],
  [
    "Acme, Inc. (“Company”) handles PHI on behalf of Riverbend Clinic (“Covered Entity”). Company shall report Breaches.",
    { company: "business associate" },
  ],
  [
    "Acme Data Services, Inc. (“Business Associate”) engages Easel Print Works (“Subcontractor”).",
    { "business associate": "covered entity", acme: "covered entity", easel: "business associate" },
  ],
  ["Acme (“Business Associate”). Supplier, being Acme, shall report Breaches.", { supplier: "business associate" }],
])("%s", (text, expected) => expect(roles(text)).toMatchObject(expected));

test("names are shown as the agreement gives them", () => {
  const { businessAssociate, coveredEntity } = read(
    "Acme Systems, Inc. (“Business Associate”) and Riverbend Clinic (“Covered Entity”) agree.",
  ).cast;
  expect([businessAssociate, coveredEntity]).toEqual(["Acme Systems, Inc.", "Riverbend Clinic"]);
});
