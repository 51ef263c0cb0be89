import { expect, test } from "vitest";
import { preamble, read } from "./read.js";

/** What stands for a class in the last paragraph. */
function mentioned(name: string, text: string): string[] {
  const { mentions, sentenceWords } = read(preamble + text);
  const [from, to] = sentenceWords.at(-1)!;
  return mentions
    .named(name)
    .filter((one) => one.from >= from && one.from < to)
    .map((one) => mentions.words.slice(one.from, one.to).map((word) => word.text).join(" ")); // prettier-ignore
}

const visitRecord = "“Visit Record” means protected health information that Vendor holds.\n\n";

test.each(["phi", "held data", "health data", "that data"])("a term for PHI counts as {%s}", (name) =>
  expect(mentioned(name, `${visitRecord}Vendor shall destroy each Visit Record.`)).toContain("Visit Record"),
);

test.each([
  ["A visit recording is PHI. Vendor shall destroy all recordings.", ["recordings"]],
  ["Call notes and voice messages are protected health information. Vendor shall delete each message.", ["message"]],
  ["Such information is PHI. Vendor shall destroy the information.", []],
])("what is said to be PHI counts as PHI: %s", (text, uses) => expect(mentioned("phi", text)).toEqual(uses));

test("the title of a paragraph of definitions is the term it defines", () =>
  expect(
    mentioned(
      "held data",
      "1. Definitions\n\nA. Visit Record. All “protected health information” that Vendor holds.\n\n2. Return\n\nVendor shall destroy each Visit Record.",
    ),
  ).toContain("Visit Record"));

test.each([
  ["Vendor shall protect Visit Records that are in electronic form.", ["Visit Records that are in electronic form"]],
  ["Vendor shall protect electronic Visit Records.", ["electronic Visit Records"]],
  ["Vendor shall protect Visit Records in electronic form or on paper.", []],
  ["Vendor shall protect all records, including Visit Records in electronic form.", []],
])("PHI in electronic form: %s", (text, uses) =>
  expect(mentioned("ephi", `“Visit Records” means protected health information that Vendor holds.\n\n${text}`)).toEqual(
    uses,
  ),
);

test("the name of a party says nothing but who it is", () => {
  const named = "Acme, Inc. (“Participant”) is a Covered Entity. Quill LLC (“Vendor”) is its Business Associate.\n\n";
  expect(mentioned("helps only", `${named}Vendor shall report each Breach to Participant.`)).toEqual([]);
  expect(mentioned("helps only", `${named}Vendor shall participate in each drill.`)).toEqual(["participate"]);
});

test("a party is not the data it handles", () =>
  expect(
    mentioned("phi", "Acme holds PHI for the State Health Fund (the “Plan”).\n\nThe Plan shall pay its invoices."),
  ).toEqual([]));

const internal = "“Permitted Internal Purposes” means Vendor's proper management and administration.\n\n";
const use = `${internal}Vendor may use PHI for Permitted Internal Purposes.`;

test("a term for purposes means what its definition says, not what its name sounds like", () => {
  expect(mentioned("management purpose", use)).toEqual(["Permitted Internal Purposes"]);
  expect(mentioned("own purpose", use)).toEqual([]);
});

test.each([
  ["unpermitted", "Vendor shall report each use that this Agreement doesn't allow.", "does n't allow"],
  ["agreement", "Vendor shall not use PHI for a purpose that Part B does not permit.", "Part"],
])("{%s} in %s", (name, text, expected) => expect(mentioned(name, text)).toContain(expected));

test("the words of a party's own name say nothing else", () =>
  expect(
    mentioned("downstream", "Acme Agents Group (“Agents Group”) holds PHI.\n\nThe Agents Group shall report Breaches."),
  ).toEqual([]));
