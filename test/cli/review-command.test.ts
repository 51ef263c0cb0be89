import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { play } from "./stage.js";

const folder = mkdtempSync(join(tmpdir(), "baa-lint-review-"));

test("it has to be said where the copy goes", async () => {
  const { code, err } = await play(["review", "mixed.docx"]);
  expect(code).toBe(2);
  expect(err).toContain("-o reviewed.docx, or --memo memo.docx");
});

test.each([
  ["-o", "mixed.docx"],
  ["-o", "./mixed.docx"],
  ["--memo", "mixed.docx"],
])("the document is never overwritten (%s %s)", async (flag, file) => {
  const { code, err, asked } = await play(["review", "mixed.docx", flag, file]);
  expect(code).toBe(2);
  expect(err).toContain("would overwrite the document");
  expect(asked).toEqual([]);
});

test("a memo of any format of agreement", async () => {
  const file = join(folder, "memo.docx");
  const { code, err, out } = await play(["review", "sound.pdf", "--memo", file]);
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(err).toContain("an issues memo");
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
});

test("the words are traced only for a review", async () => {
  const { asked } = await play(["review", "sound.pdf", "--memo", join(folder, "traced.docx")]);
  expect(asked[0]).toMatchObject({ trace: true });
  expect((await play(["sound.pdf"])).asked[0]).not.toHaveProperty("trace");
});

test.each(["lease.txt", "scan.pdf", "locked.pdf"])("%s is refused with 3, by review and by ask", async (file) => {
  expect((await play(["review", file, "-o", join(folder, "copy.docx")])).code).toBe(3);
  expect((await play(["ask", file])).code).toBe(3);
});

test("ask prints the e-mail and nothing else", async () => {
  const { code, out, err } = await play(["ask", "mixed.docx"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^Subject: /);
});

test("a date is a date", async () => {
  const { code, err } = await play(["review", "mixed.docx", "-o", "x.docx", "--date", "soon"]);
  expect(code).toBe(2);
  expect(err).toContain("It takes a date such as 2026-03-31.");
});
