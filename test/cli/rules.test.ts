import { describe, expect, test } from "vitest";
import { nearest } from "../../src/cli/nearest.js";
import { play } from "./stage.js";

describe("explain", () => {
  test("prints the rule's page", async () => {
    const { out, code } = await play(["explain", "report-breach"]);
    expect(code).toBe(0);
    for (const words of [
      "Title of report-breach",
      "45 CFR 164.410",
      "Because.",
      "a duty to report",
      "“Vendor shall report.”",
      "lacks: duty",
      "May is no duty.",
      "Ask for this.",
      "Settle for that.",
    ])
      expect(out).toContain(words);
  });

  test.each([
    ["breach-report", "report-breach"],
    ["retrun-or-destroy", "return-or-destroy"],
    ["deadline", "breach-no-deadline"],
  ])("%s suggests %s", async (word, meant) => {
    const { out, err, code } = await play(["explain", word]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain(meant);
  });

  test("a word like none sends to the list", async () =>
    expect((await play(["explain", "zzz"])).err).toContain("`baa-lint rules` lists them all."));
});

describe("rules", () => {
  test("lists them by kind", async () => {
    const { out } = await play(["rules"]);
    expect(out).toMatch(/^Required by HIPAA \(2\)\n {2}report-breach {7}critical {2}Title of report-breach\n/);
    expect(out).toContain("\n\nTraps (1)\n");
  });

  test("as JSON, one list", async () => {
    const rules = JSON.parse((await play(["rules", "--json"])).out) as unknown[];
    expect(rules[0]).toEqual({
      id: "report-breach",
      kind: "required",
      clause: 4,
      severity: "critical",
      title: "Title of report-breach",
      cites: ["45 CFR 164.410"],
    });
  });
});

test("the nearest names come best first", () =>
  expect(nearest("acess", ["safeguards", "blocks-access", "access"])[0]).toBe("access"));
