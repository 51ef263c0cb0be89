import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCodeOf } from "../src/cli/exit-code.js";
import { UserError } from "../src/errors.js";
import { lint } from "../src/index.js";
import { fields, fixtures, folder, statesOf } from "./fixtures.js";

// What is known to be read wrongly, one "file  rule" a line. `KNOWN_MISSES=write npx vitest run test/fixtures.test.ts`
// writes the list anew; its difference then shows what a change made better and worse.
const knownMisses = new Set(fields("known-misses.txt").map((words) => words.join("  ")));
const misses = new Set<string>();
const isWriting = process.env["KNOWN_MISSES"] === "write";

// Shown with a difference that is not on the list.
const advice =
  "If the findings beside the agreement are right, mend the reading, or add the miss with KNOWN_MISSES=write.";

/** Differences, as "rule: expected, got", that are not known. */
function unexpected(file: string, expected: Map<string, string>, got: Map<string, string>): string[] {
  const wrong = [...expected].filter(([rule, state]) => got.has(rule) && got.get(rule) !== state);
  for (const [rule] of wrong) misses.add(`${file}  ${rule}`);
  return wrong
    .filter(([rule]) => !isWriting && !knownMisses.has(`${file}  ${rule}`))
    .map(([rule, state]) => `${rule}: ${state} expected, got ${got.get(rule)}`);
}

const files = fixtures.flatMap(({ name, source }) => [source, `${name}.pdf`, `${name}.docx`]);
let states: Map<string, Map<string, string>>;
beforeAll(async () => {
  const { documents } = await lint(files.map((file) => folder + file));
  states = new Map(documents.map((document, at) => [files[at]!, statesOf(document)]));
}, 120_000);

describe("an agreement gets the outcomes beside it", () => {
  test.each(fixtures)("$name", ({ source, kind, findings }) =>
    expect(unexpected(source, new Map([["kind", kind], ...findings]), states.get(source)!)).toEqual([]),
  );
});

describe("the same agreement gives the same outcomes", () => {
  const twins = fixtures.flatMap(({ name, source }) => ["pdf", "docx"].map((format) => ({ name, source, format })));
  test.each(twins)("$name as $format", ({ name, source, format }) => {
    const file = `${name}.${format}`;
    expect(unexpected(file, states.get(source)!, states.get(file)!), advice).toEqual([]);
  });
});

// Half of it a scan: its page is read once, which takes seconds.
const isOcrInstalled = ["@napi-rs/canvas", "tesseract.js", "@tesseract.js-data/eng"].every((name) =>
  existsSync(new URL(`../node_modules/${name}/package.json`, import.meta.url)),
);
const note = isOcrInstalled ? "" : " (skipped: the optional packages that read pictures are not installed)";
describe.skipIf(!isOcrInstalled)(`a scan${note}`, { timeout: 120_000 }, () => {
  test("gives the outcomes of its text", async () => {
    const [document] = (await lint([`${folder}click-through.scan.pdf`])).documents;
    const expected = states.get("click-through.txt")!;
    expect(unexpected("click-through.scan.pdf", expected, statesOf(document!)), advice).toEqual([]);
    expect(document!.notices).toContainEqual(expect.objectContaining({ id: "read-from-picture", page: 1 }));
    expect(document!.score).not.toBeNull();
  });
});

test("an encrypted PDF gives the outcomes of its text once its password is known", async () => {
  const path = `${folder}broken/encrypted.pdf`;
  const [document] = (await lint([path], { password: "secret" })).documents;
  expect(statesOf(document!)).toEqual(states.get("comply-with-hipaa.pdf"));
  await expect(lint([path], { password: "guess" })).rejects.toMatchObject({
    message: "The password does not open this PDF.",
    exitCode: 3,
    reason: "password-wrong",
  });
});

describe("a file that cannot be read says so", { timeout: 90_000 }, () => {
  test.each(fields("broken/expected.txt"))("%s: exit %s, “%s”", async (file, exitCode, phrase) => {
    const { code, message } = await end(`${folder}broken/${file}`);
    expect(message).toContain(phrase);
    expect(code).toBe(Number(exitCode));
  });
});

test.each(fixtures)("README.md tells the hashes of $name", ({ name, source }) => {
  const readme = readFileSync(`${folder}README.md`, "utf8");
  const scan = existsSync(`${folder}${name}.scan.pdf`) ? [`${name}.scan.pdf`] : [];
  for (const file of [source, `${name}.docx`, `${name}.pdf`, ...scan])
    expect(readme).toContain(
      createHash("sha256")
        .update(readFileSync(folder + file))
        .digest("hex"),
    );
});

async function end(path: string): Promise<{ code: number; message: string }> {
  try {
    const document = (await lint([path])).documents[0]!;
    const message = document.notices.map((notice) => notice.message).join(" ");
    return { code: exitCodeOf(document, { failOn: "low" }), message };
  } catch (error) {
    if (error instanceof UserError) return { code: error.exitCode, message: error.message };
    throw error;
  }
}

afterAll(async () => {
  if (!isWriting) return;
  const head = "# What is known to be read wrongly in these files; see test/fixtures.test.ts.\n";
  await writeFile(`${folder}known-misses.txt`, head + [...misses].sort().map((miss) => `${miss}\n`).join("")); // prettier-ignore
});
