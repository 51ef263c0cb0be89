import { expect, test } from "vitest";
import { read } from "./read.js";

const roles = (text: string) => Object.fromEntries(read(text).cast.aliases);

test.each([
  [
    "You will be our business associate. You will tell me of any breach. If I ask you, you will destroy our records. You will give me a note.",
    { we: "covered entity", i: "covered entity", you: "business associate" },
  ],
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
  // One step down the chain: who becomes the business associate of another is the business associate here.
  [
    "Acme Platform, Inc. (“Acme”) and Granite Rack LLC (“Granite”) agree. Acme is a business associate of each hospital. Granite will keep PHI and so becomes a business associate of Acme.",
    { acme: "covered entity" },
  ],
  // One step down the chain under any labels.
  [
    "Acme Claims, Inc. (“Contractor”) engages Easel Print Works (“Subcontractor”).",
    { contractor: "covered entity", subcontractor: "business associate" },
  ],
  [
    `Acme Claims, Inc. (“Business Associate”) and Easel Print Works (“Company”) agree. Company shall report each Breach to
    Business Associate. Company shall return PHI received from Business Associate. Company shall not use PHI otherwise.`,
    { "business associate": "covered entity", company: "business associate" },
  ],
  // Either of two parties, by the capacity in which it acts.
  [
    `“Owning Party” means the Party whose patients the PHI is about, in its capacity as Covered Entity. “Helping Party” means
    the other Party when it holds that PHI in the capacity of Business Associate.`,
    { "owning party": "covered entity", "helping party": "business associate" },
  ],
  [
    `Federal law calls Acme Health Plan (“Acme,” “we”) a covered entity. When you, Easel Agency, LLC (“you” or “Agent”), enroll
    our members, that makes you our business associate.`,
    { acme: "covered entity", we: "covered entity", you: "business associate", agent: "business associate" },
  ],
  // Whoever makes nearly all the promises, in words too plain to tell by.
  [
    `This paper is between Birch Street Dental and Millpond Lane, Ashby. Cobbler Computers (“Cobbler”). Birch Street Dental
    (“the Office”) is Dr. Sallow's. ${"Cobbler will keep its word. ".repeat(9)}The Office may ask.`,
    { cobbler: "business associate", office: "covered entity", "cobbler computers": "business associate" },
  ],
  // The name of one side, said of the other, names nobody there.
  [
    `Vellum Voice, Inc. (“Vellum,” “we”) and the group that has a Vellum account (“you”). You are a Covered Entity.`,
    { vellum: "business associate", we: "business associate", you: "covered entity" },
  ],
  [
    "Made between the City of Elm (the “Department”), a part of the City, and Swift Quality Partners, PLLC (the “Vendor”).",
    { department: "covered entity", "swift quality partners": "business associate" },
  ],
  [
    "The Department of Health (“Department”) and Three Hills Area Agency on Aging, Inc. (“Contractor”) agree.",
    { department: "covered entity", "three hills area agency on aging": "business associate" },
  ],
  [
    "\n\nBetween: Dana Elm (“I”)\n\nAnd: Birch Chiropractic, PLLC (“you”)\n\nI will report to you.",
    { birch: "covered entity" },
  ],
  [
    "A. Birch Health Plan, Inc. (“Plan”)\n\nB. Swift Wellness, LLC (“Vendor”)",
    { "birch health plan": "covered entity", "swift wellness": "business associate" },
  ],
  ["Acme (“Business Associate”). Supplier, being Acme, shall report Breaches.", { supplier: "business associate" }],
  [
    "The TPA shall report each Breach to the Plan. “TPA” stands for Acme. The Plan may audit the TPA.",
    { tpa: "business associate", plan: "covered entity" },
  ],
  // A body is most often the patient's side, but not where it does what the other side does.
  [
    `This Contract is made by Elm School District (“DISTRICT”) and Bright Nurses, Inc. (“AGENCY”). AGENCY shall report
    Breaches to DISTRICT. AGENCY shall not disclose PHI. AGENCY shall return PHI received from DISTRICT. PHI held by AGENCY
    is kept on behalf of DISTRICT.`,
    { agency: "business associate", district: "covered entity" },
  ],
  ["As to these records DISTRICT is a covered entity.", { district: "covered entity" }],
  [
    `The party that does the work is called the "Holder," the other the "Owner." The Holder shall report Breaches to the
    Owner. The Holder shall not disclose PHI. The Holder shall return PHI received from the Owner. The Owner may end this. PHI of the Owner stays the Owner's.`,
    { holder: "business associate", owner: "covered entity" },
  ],
  [
    "You have asked me to audit your charts, which makes me your business associate. I will report to you. I will protect PHI. I may use PHI.",
    { i: "business associate", you: "covered entity" },
  ],
  ["You are our business associate. You will protect PHI.", { you: "business associate", we: "covered entity" }],
])("%s", (text, expected) => expect(roles(text)).toMatchObject(expected));

test("names are shown as the agreement gives them", () => {
  const { businessAssociate, coveredEntity } = read(
    "Acme Systems, Inc. (“Business Associate”) and Riverbend Clinic (“Covered Entity”) agree.",
  ).cast;
  expect([businessAssociate, coveredEntity]).toEqual(["Acme Systems, Inc.", "Riverbend Clinic"]);
});

test("a country in brackets is part of a name", () =>
  expect(
    read("Between Ferry Surveys (US), Inc. (the “Vendor”) and Ash Clinic (the “Customer”).").cast.businessAssociate,
  ).toBe("Ferry Surveys (US), Inc."));

test("an event before a comma is no name of the party behind it", () =>
  expect(
    roles("Riverbend University (“University”) is a covered entity. Absent a Reportable Event, University may audit."),
  ).not.toHaveProperty("reportable event"));

// A preamble names the parties by their roles, and the clauses by their trades.
const preamble = "Acme, Inc. (“Business Associate”) and Riverbend Clinic (“Covered Entity”) agree.\n\n";

test.each([
  [
    "Coder shall not disclose PHI. The Trust may end this Agreement.",
    { coder: "business associate", trust: "covered entity" },
  ],
  ["The Answering Service may use PHI to take calls.", { "answering service": "business associate" }],
  ["Northlight must keep PHI safe. PHI stays with Northlight for a month.", { northlight: "business associate" }],
  [
    "Subcontractor may use PHI to print letters for Business Associate.",
    { subcontractor: "business associate", "business associate": "covered entity" },
  ],
])("who acts where neither side is named is told by its trade: %s", (text, expected) =>
  expect(roles(preamble + text)).toMatchObject(expected),
);

test.each([
  ["Business Associate shall report. Covered Entity may audit. The Broker may call.", "broker"],
  ["Infeasibility shall be decided by Business Associate.", "infeasibility"],
  ["Business Associate shall see to it that any Subcontractor complies. Subcontractor shall sign.", "subcontractor"],
  ["The Platform is down on Sundays.", "platform"],
])("others are nobody's names: %s", (text, name) => expect(roles(preamble + text)[name]).toBeUndefined());
