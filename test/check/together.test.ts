import { expect, test } from "vitest";
import { stateOf } from "./promises.js";

// A long sentence speaks of many things. Words that spring a trap stand together in it.

const between =
  ", keeping no copy of it in any form or medium whatever, which duty extends to all that its subcontractors hold and to every notebook, laptop, telephone and drive of theirs";

test("words of a trap that stand together spring it", async () => {
  expect(await stateOf("export-fee", "Vendor shall return all PHI at termination for a fee of $400.")).toBe("fires");
});

test("words of a trap that a long sentence says of different things do not", async () => {
  const apart = `Vendor shall return all PHI at termination${between}; and charges for training are $400 a day.`;
  expect(await stateOf("export-fee", apart)).toBe("clear");
});
