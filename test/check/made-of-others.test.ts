import { describe, expect, test } from "vitest";
import { promises, stateOf } from "./promises.js";

// What Vendor makes others promise is no promise of its own: an agreement that only binds its subcontractors leaves Vendor free.
const madeOfOthers = [
  "Vendor shall ensure that any agent to whom it provides PHI agrees to {to do}.",
  "Vendor shall require each of its subcontractors to {to do}.",
  "Vendor shall have each partner agree by contract to {to do}.",
  "Any subcontractor that holds PHI shall be required by Vendor, through contract, to {to do}.",
  "An agent to whom PHI is provided shall be made to agree to {to do}.",
  "Vendor may engage a subcontractor only after the subcontractor has agreed to {to do}.",
  "Before a subcontractor begins work, Vendor shall sign a contract by which the subcontractor:\n\n(a) undertakes to {to do}; and\n\n(b) pays its taxes.",
];
/** The same words where Vendor is bound with them, or again behind them. */
const madeOfBoth = [
  "Vendor shall ensure that it and its subcontractors {to do}.",
  "Vendor shall ensure that its subcontractors agree to the same restrictions, and shall {to do}.",
];
/** These are about what others promise, or ask what Vendor hands on to them. */
const ofOthers = ["subcontractor-flowdown", "accounting", "delegated-obligations"];

describe.each(Object.entries(promises).filter(([rule]) => !ofOthers.includes(rule)))("%s", (rule, { promised }) => {
  test.each(madeOfOthers)("is not met by “%s”", async (sentence) =>
    expect(await stateOf(rule, sentence.replace("{to do}", promised))).not.toBe("met"),
  );
  test.each(madeOfBoth)("is met by “%s”", async (sentence) =>
    expect(await stateOf(rule, sentence.replace("{to do}", promised))).toBe("met"),
  );
});

test("what two verbs share behind the second comma is done by the first, too", async () =>
  expect(
    await stateOf(
      "safeguards",
      "Vendor shall use, and shall require its subcontractors to use, appropriate safeguards to protect PHI.",
    ),
  ).toBe("met"));
