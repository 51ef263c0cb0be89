import { describe, expect, test } from "vitest";
import { lint } from "../src/index.js";
import type { Outcome } from "../src/types.js";

const msa = "fixtures/with-msa.txt";
const strong = "fixtures/hospital-strong.txt";

async function outcomesOf(path: string, companions: string[] = []): Promise<Map<string, Outcome>> {
  const { documents } = await lint([path], { companions });
  return new Map(documents[0]!.outcomes.map((one) => [one.rule, one]));
}

describe("a contract read with the agreement", async () => {
  const alone = await outcomesOf("fixtures/federal-floor.txt");
  const together = await outcomesOf("fixtures/federal-floor.txt", [msa]);

  test.each([
    ["liability-cap", "clear", "fires", "2"],
    ["export-fee", "clear", "fires", "4"],
    ["indemnity", "fires", "clear", "5"],
  ])("%s: %s alone, %s with it, in its clause %s", (rule, before, after, clause) => {
    expect(alone.get(rule)!.state).toBe(before);
    expect(together.get(rule)!.state).toBe(after);
    expect(together.get(rule)!.evidence[0]).toMatchObject({ file: msa, clause });
  });

  test("supplies no promise about PHI that only the agreement can give", () => {
    for (const rule of ["safeguards", "report-breach", "access"]) expect(together.get(rule)).toEqual(alone.get(rule));
  });

  test("gives the right to end it that the agreement lacks", async () => {
    const path = "fixtures/click-through.txt";
    expect((await outcomesOf(path)).get("termination-for-breach")!.state).toBe("partial");
    expect((await outcomesOf(path, [msa])).get("termination-for-breach")).toMatchObject({
      state: "met",
      evidence: [{ file: msa, clause: "3" }],
    });
  });

  test("does not bring back what the agreement rules out", async () => {
    const path = "fixtures/hospital-strong.txt";
    expect((await outcomesOf(path, [msa])).get("liability-cap")!.state).toBe(
      (await outcomesOf(path)).get("liability-cap")!.state,
    );
  });

  test("is named in the report with its hash", async () => {
    const { documents } = await lint([strong], { companions: [msa] });
    expect(documents[0]!.companions).toEqual([
      { path: msa, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ]);
  });
});

test("a companion that is not there stops the run and is named", async () =>
  expect(lint([strong], { companions: ["fixtures/nowhere.txt"] })).rejects.toMatchObject({
    place: "fixtures/nowhere.txt",
  }));
