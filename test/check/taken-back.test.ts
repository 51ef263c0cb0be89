import { describe, expect, test } from "vitest";
import { promises, stateOf } from "./promises.js";

// What one sentence promises another takes back, in turns of phrase that name no release. A term that is called present although it
// was taken back is the worst mistake of all.
const takingBack = [
  "Nothing in this Section obliges Vendor to {to do}.",
  "This Section shall not oblige Vendor to {to do}.",
  "The preceding sentence shall not require Vendor to {to do}.",
  "Vendor shall nevertheless be under no duty to {to do}.",
  "Vendor, however, has no responsibility to {to do}.",
  "Vendor assumes no responsibility for {doing}.",
  "Vendor may decline to {to do}.",
  "Vendor may, in its sole discretion, refuse to {to do}.",
  "Vendor's failure to {to do} is not a breach of this Agreement.",
  "A failure of Vendor to {to do} shall not be deemed a default.",
  "Vendor shall not be in breach of this Agreement if it fails to {to do}.",
  "Clinic agrees that it will not ask Vendor to {to do}.",
  "Vendor reserves the right not to {to do}.",
  "Vendor may elect not to {to do}.",
  "Vendor will {to do} only if it sees fit to do so.",
  "Vendor cannot be compelled to {to do}.",
  "Vendor makes no commitment to {to do}.",
];
/** Of two things to do, whether to do the one or the other may be left to Vendor. */
const leavingTheChoice = [
  "It is for Vendor alone to decide whether to {to do}.",
  "Whether to {to do} is a matter for Vendor's sole discretion.",
];

describe.each(Object.entries(promises))("%s", (rule, { promised, toDo, doing }) => {
  const promise = `Vendor shall ${promised}.`;
  test("is met by the promise alone", async () => expect(await stateOf(rule, promise)).toBe("met"));

  const either = rule === "return-or-destroy";
  test.each([...takingBack, ...(either ? [] : leavingTheChoice)])("is taken back by “%s”", async (sentence) => {
    const taken = sentence.replace("{to do}", toDo).replace("{doing}", doing);
    expect(await stateOf(rule, `${promise} ${taken}`)).toBe("contradicted");
  });
});
