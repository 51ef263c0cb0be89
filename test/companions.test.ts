import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../src/cli/exit-code.js";
import { lint } from "../src/index.js";
import type { Outcome } from "../src/types.js";
import { pdfOfStreams } from "./extract/pdf-source.js";

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

describe("a companion of which a part could not be read", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "baa-lint-")), "msa.pdf");
  const terms = "BT /F1 10 Tf 72 700 Td (Services Agreement. Company shall provide the hosted records service.) Tj ET";
  writeFileSync(path, pdfOfStreams([terms, "q 612 0 0 792 0 0 cm /Im0 Do Q 0.4 g 72 700 300 40 re f"]));
  const { documents } = await lint(["fixtures/federal-floor.txt"], { companions: [path], ocr: "never" });
  const [document] = documents;

  test("is told of, and the run does not end well", () => {
    const message = `${path}: Page 2 holds no text: it is a picture or a scan.`;
    expect(document!.notices).toContainEqual({ id: "companion-unread", message, unread: true });
    expect(exitCodeOf(document!, { failOn: "never" })).toBe(3);
  });

  test("may hold what the agreement lacks", async () => {
    const alone = await outcomesOf("fixtures/federal-floor.txt");
    const together = new Map(document!.outcomes.map((one) => [one.rule, one]));
    expect(alone.get("indemnity")!.state).toBe("fires");
    expect(together.get("indemnity")!.state).toBe("not-assessed");
    // What only the agreement can promise is known all the same.
    expect(together.get("access")).toEqual(alone.get("access"));
  });
});

test("a companion that is not there stops the run and is named", async () =>
  expect(lint([strong], { companions: ["fixtures/nowhere.txt"] })).rejects.toMatchObject({
    place: "fixtures/nowhere.txt",
  }));
