import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { continued } from "../../src/check/continued.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { preamble, read } from "../understand/read.js";

const book = await loadRules();

/** The sentences that the last one is read with. */
function readWith(sentences: string): string[] {
  const text = continued(read(preamble + sentences));
  const { span } = text.sentences.at(-1)!;
  const words = ({ start, end }: { start: number; end: number }) => text.document.text.slice(start, end);
  return text.sentences
    .at(-1)!
    .leadIns.map((one) => words(text.sentences[one]!.span))
    .filter((one) => one !== words(span));
}

const signs = "Vendor shall sign a contract with each of its agents.";

describe("what a sentence is read with", () => {
  test.each([
    ["the sentence it takes up", `${signs} Such contract shall impose the same restrictions.`, [signs]],
    ["none when it stands by itself", `${signs} Vendor shall report each Breach.`, []],
    ["none when it only goes on about the party", `${signs} It shall also report each Breach.`, []],
    ["none when what it points at is the agreement", `${signs} This Agreement takes effect when signed.`, []],
    [
      "the things of a list, and what leads them in",
      "Vendor shall give Clinic the following:\n\n(a) the date;\n\n(b) the recipient.",
      ["Vendor shall give Clinic the following:", "the date;"],
    ],
    ["no other duty of a list", "Vendor shall:\n\n(a) report each Breach;\n\n(b) keep a log.", ["Vendor shall:"]],
  ])("%s", (_, sentences, expected) => expect(readWith(sentences)).toEqual(expected));
});

const stateOf = (rule: string, sentences: string) =>
  check(book, read(preamble + sentences)).find((one) => one.rule === rule)!.state;

describe("a duty told in two sentences", () => {
  test("is one", () =>
    expect(
      stateOf(
        "return-or-destroy",
        "Vendor works for Clinic until termination of the contract. Within a week of that date it shall return or destroy all PHI in any form and keep no copies.",
      ),
    ).toBe("met"));

  test("is one where it is done to what was named", () =>
    expect(
      stateOf(
        "report-security-incident",
        "Vendor shall keep a log of Security Incidents. Vendor shall report each such incident to Clinic within a week.",
      ),
    ).toBe("met"));

  test("is none where nothing of the first is acted on", () =>
    expect(
      stateOf(
        "report-security-incident",
        "Security Incidents are many. Unless the law prevents it, Vendor shall give Clinic a report of what it hands over.",
      ),
    ).toBe("missing"));

  test("is none when the first takes it away", () =>
    expect(
      stateOf(
        "accounting",
        "Vendor need not account for disclosures of PHI. It shall give such thought to them as it pleases.",
      ),
    ).toBe("contradicted"));

  test("the amendment of the paper lends its words to no amendment of PHI", () =>
    expect(
      stateOf(
        "amendment",
        "The parties shall amend this Agreement to protect PHI. All such amendments shall be made in writing.",
      ),
    ).toBe("missing"));
});
