import { describe, expect, test } from "vitest";
import { DocumentBuilder } from "../../src/extract/builder.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { structure } from "../../src/structure/structure.js";
import { understand } from "../../src/understand/understand.js";
import { preamble, read } from "./read.js";

/** Bearer and force of every norm of the last paragraph. */
function norms(text: string): string[] {
  const agreement = read(preamble + text);
  return agreement.norms
    .filter((norm) => agreement.sentences[norm.sentence]!.zone === "operative")
    .map((norm) => `${norm.bearer}: ${norm.force}`);
}

test.each([
  ["Vendor shall report each Breach to Covered Entity.", ["business associate: duty"]],
  [
    "Under no circumstances, an unpaid bill included, may Vendor suspend the service.",
    ["business associate: prohibition"],
  ],
  ["In no event, whatever the reason, shall Vendor sell PHI.", ["business associate: prohibition"]],
  [
    "Covered Entity pays the invoice and Vendor reports each Breach.",
    ["covered entity: statement", "business associate: duty"],
  ],
  [
    "Vendor returns the PHI, and Covered Entity confirms its receipt.",
    ["business associate: duty", "covered entity: statement"],
  ],
  ["Vendor may be suspended for a false statement.", ["other: permission"]],
  ["Upon finding that Vendor has violated a term, the City Manager may terminate it.", ["other: permission"]],
  ["A business associate must report each Breach.", ["other: duty"]],
  ["What you hear from us about\n\nVendor will report each Breach.", ["business associate: duty"]],
  [
    "Vendor covenants that PHI will be neither used nor disclosed by it save as this Agreement authorizes.",
    ["business associate: prohibition"],
  ],
  [
    "Vendor covenants that PHI will not be used by it save as this Agreement authorizes.",
    ["business associate: prohibition"],
  ],
  [
    "PHI shall neither be used nor be disclosed by Vendor save as this Agreement authorizes.",
    ["business associate: prohibition"],
  ],
  [
    "Vendor shall notify Covered Entity of each Breach, which notice shall name the Individuals.",
    ["business associate: duty", "unstated: duty"],
  ],
  [
    "If the parties do not agree to an amendment in ten days Covered Entity may terminate this Agreement.",
    ["parties: statement", "covered entity: permission"],
  ],
  ["Vendor may be required to report a Breach.", ["business associate: permission"]],
  [
    "Vendor shall not use PHI as would be wrong if done by Covered Entity, and shall limit PHI to the minimum necessary.",
    ["business associate: prohibition", "business associate: duty"],
  ],
  ["Vendor must not use PHI for marketing.", ["business associate: prohibition"]],
  ["Vendor may use PHI to provide the Services.", ["business associate: permission"]],
  ["Vendor is not required to report Security Incidents.", ["business associate: release"]],
  ["Vendor shall not fail to report a Breach.", ["business associate: duty"]],
  ["Vendor reports every Breach to Covered Entity.", ["business associate: duty"]],
  ["When this ends, Vendor promptly destroys the PHI.", ["business associate: duty"]],
  ["Vendor never discloses PHI.", ["business associate: prohibition"]],
  ["A Holding Party reports each Breach to the Originating Party.", ["parties: duty"]],
  ["It is for Vendor to decide whether to report a Breach.", ["business associate: release"]],
  ["Vendor may decline to report a Breach.", ["business associate: release"]],
  ["Vendor may decline to give access where it cannot identify the person.", ["business associate: permission"]],
  ["Vendor waives any right to use PHI.", ["business associate: prohibition"]],
  ["Covered Entity consents to Vendor using PHI.", ["business associate: permission"]],
  ["Covered Entity does not authorize Vendor to use PHI.", ["business associate: prohibition"]],
  ["Covered Entity shall receive notice of each Breach within ten days.", ["business associate: duty"]],
  ["Should Covered Entity agree, the protections of this Agreement shall extend to what is kept.", ["other: duty"]],
  [
    "Within ten days Vendor must give Covered Entity the facts Covered Entity needs to account to a patient.",
    ["business associate: duty", "covered entity: duty"],
  ],
  ["Should Covered Entity agree, Vendor shall destroy the PHI.", ["business associate: duty"]],
  ["Covered Entity shall obtain any consent that the law asks for.", ["covered entity: duty"]],
  [
    "If Covered Entity determines that Vendor has violated a material term it may terminate this Agreement.",
    ["covered entity: permission"],
  ],
  ["Vendor's uses of PHI shall be limited to those that this Agreement permits.", ["business associate: duty"]],
  ["Uses and disclosures of PHI by Vendor are confined to those the law requires.", ["business associate: duty"]],
  ["Covered Entity's use of the portal is limited to its staff.", ["covered entity: statement"]],
  ["If a patient asks Covered Entity for a copy, Vendor provides it within ten days.", ["business associate: duty"]],
  ["Vendor provides a platform for booking visits.", ["business associate: statement"]],
  ["Vendor gives no indemnity.", ["business associate: statement"]],
  ["The obligations of Vendor under Section 3 (Breach Notification) shall survive termination.", ["other: statement"]],
  ["The parties shall amend this Agreement so that either can comply with the Security Rule.", ["other: statement"]],
  ["This Agreement shall remain in full force and effect until it is ended.", ["other: statement"]],
  ["Vendor shall amend PHI in a Designated Record Set.", ["business associate: duty"]],
  ["Vendor delivers a report of each Breach to Covered Entity.", ["business associate: duty"]],
  ["Nothing in this Agreement stops Vendor from disclosing PHI to its bank.", ["business associate: permission"]],
  ["Vendor may need to disclose PHI to its bank.", ["business associate: permission"]],
  ["Covered Entity will hear from Vendor within five days of a Breach.", ["business associate: duty"]],
  ["Requests that reach Vendor shall be forwarded by it to Covered Entity.", ["business associate: duty"]],
  ["On that day all PHI shall, insofar as feasible, be returned.", ["unstated: duty"]],
  ["PHI shall not be used except as required by law.", ["unstated: prohibition"]],
  ["Vendor may use PHI only so far as needed to book the visits.", ["business associate: permission"]],
  ["Either party may terminate this Agreement at will on notice.", ["parties: permission"]],
  ["Vendor received its first PHI on May 5, 2026.", ["business associate: statement"]],
  [
    "Vendor shall see that each subcontractor has signed a contract by which it agrees to the same restrictions.",
    ["business associate: duty", "subcontractor: duty"],
  ],
  ["Vendor operates a patient portal.", ["business associate: statement"]],
  ["Vendor's staff report each Breach.", ["business associate: statement"]],
  ["Covered Entity shall notify Vendor of restrictions.", ["covered entity: duty"]],
  ["Covered Entity may terminate this Agreement.", ["covered entity: permission"]],
  ["At any time and for no cause, Covered Entity may terminate this Agreement.", ["covered entity: permission"]],
  ["If neither return nor destruction is feasible, Vendor shall protect the PHI.", ["business associate: duty"]],
  [
    "Vendor shall tell Covered Entity why; it shall protect the PHI.",
    ["business associate: duty", "business associate: duty"],
  ],
  [
    "Vendor shall notify Covered Entity, shall protect the PHI, and shall keep no copy.",
    ["business associate: duty", "business associate: duty", "business associate: duty"],
  ],
  ["If Vendor determines that return is infeasible it shall tell Covered Entity.", ["business associate: duty"]],
  ["Vendor shall, not later than ten days after a request, supply the PHI.", ["business associate: duty"]],
  [
    "Vendor shall supply the entries Covered Entity may ask for.",
    ["business associate: duty", "covered entity: permission"],
  ],
  ["Whenever Vendor performs a duty of Covered Entity, it shall comply with Subpart E.", ["business associate: duty"]],
  ["No use or disclosure of PHI is permitted to Vendor.", ["business associate: prohibition"]],
  [
    "I will report it, I will protect it and I agree to return it.",
    ["business associate: duty", "business associate: duty", "business associate: duty"],
  ],
  ["Vendor is not to disclose PHI.", ["business associate: prohibition"]],
  ["On finding a Breach of PHI, the report must give the facts of 164.410(c).", ["unstated: duty"]],
  [
    "Vendor shall require its agents to guard Covered Entity PHI, to agree, in writing, to these terms.",
    ["business associate: duty"],
  ],
  ["Each party has power to terminate this Agreement.", ["parties: permission"]],
  ["Covered Entity can't terminate this Agreement.", ["covered entity: prohibition"]],
  ["An officer of Vendor shall certify the destruction.", ["business associate: duty"]],
  ["Vendor's privacy officer shall notify Covered Entity.", ["business associate: duty"]],
  ["Covered Entity's staff shall notify Vendor.", ["covered entity: duty"]],
  [
    "Vendor shall obtain consent before it lets another firm read PHI.",
    ["business associate: duty", "other: permission"],
  ],
  ["Covered Entity authorizes Vendor to use PHI.", ["business associate: permission"]],
  ["Breaches shall be reported by Vendor.", ["business associate: duty"]],
  ["Breaches shall be reported within five days.", ["unstated: duty"]],
  ["All uses of PHI by Vendor shall comply with the Privacy Rule.", ["business associate: duty"]],
  ["All uses of PHI by subcontractors shall comply with the Privacy Rule.", ["subcontractor: duty"]],
  ["Under no circumstances will Vendor disclose PHI.", ["business associate: prohibition"]],
  ["Vendor shall make no use of PHI beyond this Agreement.", ["business associate: prohibition"]],
  ["It shall be lawful for Vendor to use PHI.", ["business associate: permission"]],
  ["Every use of PHI that Section 2 does not name is forbidden.", ["unstated: prohibition"]],
  ["Any other disclosure is off limits to Vendor.", ["business associate: prohibition"]],
  ["Upon termination all PHI is permanently deleted.", ["unstated: duty"]],
  ["PHI is returned to Clinic by Vendor when the services end.", ["business associate: duty"]],
  ["Vendor keeps PHI for a month, after which it is deleted.", ["unstated: duty"]],
  ["If PHI is destroyed, Clinic pays for it.", ["covered entity: statement"]],
  [
    "Vendor shall make PHI available so that Clinic can rule on a request. It shall note each disclosure.",
    ["business associate: duty"],
  ],
  ["Vendor has authority to use PHI.", ["business associate: permission"]],
  ["HIPAA lets Vendor use PHI.", ["other: statement"]],
  ["Vendor undertakes that no PHI will be kept.", ["business associate: prohibition"]],
  ["Disclosures of PHI by Vendor shall be confined to those demanded by law.", ["business associate: duty"]],
  ["Vendor shall:\n\n(a) make no disclosure of PHI.", ["business associate: duty", "business associate: prohibition"]],
  [
    "Vendor may use PHI for the purposes set out below.\n\n(a) Billing. Use PHI to post payments.",
    ["business associate: permission", "business associate: permission"],
  ],
  ["No PHI shall be kept by Vendor.", ["business associate: prohibition"]],
  ["Each party shall return the PHI of the other.", ["parties: duty"]],
  ["Vendor’s obligation at termination is to return all PHI.", ["business associate: duty"]],
  ["It is incumbent upon Vendor to report a Breach.", ["business associate: duty"]],
  ["If Covered Entity asks, Vendor shall supply PHI.", ["business associate: duty"]],
  [
    "Upon discovery of a Breach that may affect patients, Vendor shall tell Covered Entity.",
    ["business associate: duty"],
  ],
  ["Vendor shall ensure that its subcontractors agree to the same terms.", ["business associate: duty"]],
  ["Business Associate agrees to report to Covered Entity each Breach.", ["business associate: duty"]],
  ["If Covered Entity asks, Vendor’ll tell it.", ["business associate: duty"]],
  ["Vendor does not have to tell Covered Entity.", ["business associate: release"]],
  ["Vendor shall report uses that this Agreement does not permit.", ["business associate: duty"]],
  ["Vendor shall permit Covered Entity to inspect its books.", ["business associate: duty"]],
  ["Vendor is not required to comply with the Privacy Rule.", ["business associate: release"]],
  ["Vendor shall let Covered Entity know of each Breach.", ["business associate: duty"]],
  ["Vendor's obligations are to report each Breach.", ["business associate: duty"]],
  ["Uses permitted by this Agreement are listed below.", ["other: statement"]],
  ["In no event shall Vendor answer an Individual.", ["business associate: prohibition"]],
  ["In no event shall Vendor report a Breach later than ten days after it.", ["business associate: duty"]],
  ["Vendor agrees, if it is feasible, to return all PHI.", ["business associate: duty"]],
  ["Vendor shall not be obliged, whoever asks, to search its files.", ["business associate: release"]],
  ["Vendor's privacy officer shall report each Breach.", ["business associate: duty"]],
  ["Covered Entity, on finding that Vendor is in breach, may terminate.", ["covered entity: permission"]],
  ["If Covered Entity finds that Vendor is in breach, it may terminate.", ["covered entity: permission"]],
  ["The duties of Vendor include the return of PHI.", ["business associate: duty"]],
  ["It falls to Vendor to keep the log.", ["business associate: duty"]],
  ["Fees are as otherwise agreed to by the parties.", ["parties: statement"]],
  ["When this Agreement ends, Vendor returns all PHI.", ["business associate: duty"]],
  ["Not even for an unpaid bill may Vendor lock the charts.", ["business associate: prohibition"]],
  ["It is a duty of Vendor to report each Breach.", ["business associate: duty"]],
  ["Vendor, having regard to the needs of patients, shall protect PHI.", ["business associate: duty"]],
  ["Responsibility for the protection of PHI lies with Vendor.", ["business associate: duty"]],
  ["The protection of PHI rests with Covered Entity alone.", ["covered entity: duty"]],
  ["Notice of each Breach is owed by Vendor.", ["business associate: duty"]],
  [
    "Guarding PHI against uses for which this Agreement makes no provision is the responsibility of Vendor.",
    ["business associate: duty"],
  ],
  ["No term of this Agreement obliges Vendor to report Security Incidents.", ["business associate: release"]],
  ["Vendor undertakes to protect PHI by means of appropriate safeguards.", ["business associate: duty"]],
  ["Compliance with Subpart C is undertaken by Vendor.", ["business associate: duty"]],
  ["Vendor is hereby relieved of any duty to report.", ["business associate: release"]],
  ["On a Breach, Vendor, which is Acme, will advise Covered Entity.", ["business associate: duty"]],
  ["During the term of this Agreement, notify Covered Entity of any Breach.", ["unstated: duty"]],
  ["Promptly report to Covered Entity any Security Incident;", ["unstated: duty"]],
  [
    "Vendor shall tell Covered Entity why, and for as long as it holds the PHI shall protect it.",
    ["business associate: duty", "business associate: duty"],
  ],
  [
    "In all that it does with PHI Vendor shall keep to the minimum, as Covered Entity directs, and shall keep a log.",
    ["business associate: duty", "business associate: duty"],
  ],
  [
    "Vendor shall notify Covered Entity, and the protections of this Agreement shall continue to apply.",
    ["business associate: duty", "other: duty"],
  ],
  [
    "Vendor's books and records shall be opened to the Secretary so that compliance by Covered Entity can be shown.",
    ["unstated: duty"],
  ],
  [
    "If Covered Entity finds that neither cure nor return is feasible, it may report this.",
    ["covered entity: permission"],
  ],
  ["If Covered Entity agrees (and it shall not refuse), Vendor shall destroy the PHI.", ["business associate: duty"]],
  ["Vendor shall have them agree by written contract to terms like these.", ["business associate: duty"]],
])("%s", (text, expected) => expect(norms(text)).toEqual(expect.arrayContaining(expected)));

test("a list item is bound by its lead-in", () =>
  expect(norms("Vendor shall:\n\n(a) report each Breach;\n\n(b) not sell PHI; and\n\n(c) keep records.")).toEqual([
    "business associate: duty",
    "business associate: duty",
    "business associate: prohibition",
    "business associate: duty",
  ]));

test("what a subcontractor must do is no duty of the vendor", () =>
  expect(norms("Subcontractors must notify Vendor of a Breach.")).toEqual(["subcontractor: duty"]));

test("two duties in one sentence are told apart by who bears them", () =>
  expect(norms("Vendor shall report each Breach, and Covered Entity shall notify the patients.")).toEqual([
    "business associate: duty",
    "covered entity: duty",
  ]));

test("a defined term lends what the items of its definition name", () => {
  const definition = "“Reportable Event” means any:\n\n(1) use or disclosure of PHI not provided for here;\n\n";
  const { mentions, words } = read(`${preamble}${definition}Vendor shall tell Clinic of each Reportable Event.`);
  expect(mentions.named("unpermitted use").map((one) => words[one.from]!.text)).toContain("Reportable");
});

test("a defined period is the figure it stands for", () => {
  const { mentions } = read(
    `${preamble}“Response Period” means ten days.\n\nVendor shall report each Breach within the Response Period.`,
  );
  expect(mentions.named("duration").map((one) => one.value)).toEqual([10, 10]);
});

test("what a notice will include is a promise, no definition", () => {
  const { sentences } = read(`${preamble}Notice will include the name of each individual.`);
  expect(sentences.at(-1)!.zone).toBe("operative");
});

test("a figure given as an example binds nobody", () =>
  expect(read(`${preamble}Vendor shall report within [e.g., 30] days.`).mentions.named("duration")).toEqual([]));

test("a term with two names is defined, not promised", () =>
  expect(read(`${preamble}“Electronic PHI” or “ePHI” means PHI in electronic media.`).sentences.at(-1)!.zone).toBe(
    "definition",
  ));

test("a promise that explains a name in brackets stays a promise", () =>
  expect(read(`${preamble}Every safeguard must be used by Vendor (this means Acme).`).sentences.at(-1)!.zone).toBe(
    "operative",
  ));

test("a subpart's letter may end a sentence", () =>
  expect(read(`${preamble}“Security Rule” means Subparts A and C. Vendor shall obey it.`).sentences).toHaveLength(3));

test.each([
  ["Vendor and its agents or subcontractors shall destroy all PHI.", "business associate: duty"],
  ["Vendor’s subcontractors shall destroy all PHI.", "subcontractor: duty"],
  ["Neither Vendor nor its employees may sell PHI.", "business associate: prohibition"],
])("%s binds the party named first", (text, expected) => expect(norms(text)).toEqual([expected]));

test("a title that breaks off at its binding words binds what stands under it", async () => {
  const builder = new DocumentBuilder();
  builder.add({ kind: "paragraph", text: preamble.trim(), origin: {} });
  builder.add({ kind: "heading", text: "Vendor promises not to", origin: {}, level: 2 });
  builder.add({ kind: "item", text: "• use or disclose PHI for marketing", origin: {} });
  const { norms } = understand(structure(builder.build()), (await loadRules()).phrases);
  expect(norms.at(-1)).toMatchObject({ bearer: "business associate", force: "prohibition" });
});

test("what two verbs are about stands behind the second", () => {
  const { norms, words } = read(
    `${preamble}Vendor shall not use, and shall cause its agents not to use, any PHI for sale.`,
  );
  const said = ({ ranges }: (typeof norms)[number]) =>
    ranges
      .map(([from, to]) =>
        words
          .slice(from, to)
          .map(({ text }) => text)
          .join(" "),
      )
      .join(" ");
  expect(said(norms.find(({ force }) => force === "prohibition")!)).toBe("Vendor shall not use any PHI for sale .");
});

test("of two passives the second says something of the same thing", () => {
  const { norms, words } = read(`${preamble}PHI shall be kept safe and shall not be sold.`);
  expect(
    norms.at(-1)!.ranges.map(([from, to]) =>
      words
        .slice(from, to)
        .map(({ text }) => text)
        .join(" "),
    ),
  ).toEqual(["PHI", "and shall not be sold ."]);
});

test("a lead-in binds by what carries it, not by what it says in passing", () => {
  const { norms } = read(
    `${preamble}Vendor shall show the Secretary, so that compliance can be checked:\n\n(a) its books.`,
  );
  expect(norms.at(-1)).toMatchObject({ bearer: "business associate", force: "duty" });
});

test.each([
  ["Vendor shall promptly train its staff.", "train"],
  ["Vendor shall, within five days of discovery, notify Covered Entity.", "notify"],
  ["Vendor shall at all times keep a log.", "keep"],
  ["Vendor shall:\n\n(a) Training. Teach its staff how to report a Breach.", "Teach"],
  ["PHI shall also be encrypted.", "encrypted"],
])("what somebody is bound to do begins with its verb: %s", (text, verb) => {
  const { norms, words } = read(preamble + text);
  expect(words[norms.at(-1)!.deed.to]!.text).toBe(verb);
});

test("what a form tells its reader to do with it binds nobody", () => {
  const text = "Use this checklist to follow what is done:\n\n- Breach notification procedures documented";
  expect(norms(text)).not.toContain("unstated: duty");
});

describe("what a party does in the present tense it promises", () => {
  test.each([
    ["Vendor opens its books to the Secretary so that compliance can be checked.", "business associate: duty"],
    ["Vendor, on request, hands over the PHI that Clinic needs to answer a patient.", "business associate: duty"],
    ["Within a month after this Agreement ends, Vendor shreds all PHI.", "business associate: duty"],
    ["Thirty days before any change Vendor emails Covered Entity.", "business associate: duty"],
    ["An officer of Vendor certifies the destruction.", "business associate: duty"],
    ["Vendor does not share PHI with advertisers.", "business associate: prohibition"],
    ["Vendor makes no other use of PHI.", "business associate: prohibition"],
    ["Vendor provides a copy of its report.", "business associate: duty"],
  ])("%s", (text, expected) => expect(norms(text)).toContain(expected));

  test.each([
    "Vendor provides a hosted scheduling service.",
    "Vendor operates a portal for clinics.",
    "Vendor receives the PHI that Covered Entity sends.",
    "Vendor systems are old.",
    "Vendor gives no indemnity.",
    "Vendor believes the portal is safe.",
    "If Vendor prints the labels, the courier brings them.",
    "Nobody outside Vendor opens the boxes.",
  ])("but “%s” only tells", (text) => expect(norms(text).every((one) => one.endsWith(": statement"))).toBe(true));

  test("also where binding words of another follow", () =>
    expect(norms("Vendor reports each Breach, and Covered Entity shall tell the patients.")).toEqual([
      "business associate: duty",
      "covered entity: duty",
    ]));
});

test("in a list within a sentence what stands before the colon governs every part", () => {
  const { norms, words } = read(
    `${preamble}Vendor's duties upon a Breach are as follows: it shall stop it; it shall tell Clinic.`,
  );
  const said = norms.at(-1)!.ranges.map(([from, to]) =>
    words
      .slice(from, to)
      .map(({ text }) => text)
      .join(" "),
  );
  expect(said.join(" … ")).toMatch(/upon a Breach are as follows … it shall tell Clinic/);
});
