/**
 * `npm run words -- FOLDER`: holds the words baa-lint reads in the PDFs of a folder against those `pdftotext` (poppler)
 * reads. Words that were left out of the text on purpose (page numbers, running heads, hidden text) count as read, for
 * pdftotext leaves out nothing. Pictures are not read. Needs `npm run build` before, and pdftotext on the path.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { extract, load } from "../dist/index.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" }, enough: { type: "string", default: "0.98" }, least: { type: "string", default: "20" } },
}); // prettier-ignore
const [folder] = positionals;
const enough = Number(values.enough);
const least = Number(values.least);
if (!folder || !(enough > 0) || !(least > 0)) {
  process.stderr.write("usage: npm run words -- FOLDER [--enough 0.98] [--least <words>] [--json out.json]\n");
  process.exit(2);
}

const print = (text) => process.stdout.write(`${text}\n`);
const wordsOf = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The words of the first list that the second lacks, each in its place; undefined where the word was found. */
function without(words, others) {
  const left = new Map();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.map((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0 ? undefined : word;
  });
}

/** How many of the missing words are only written together or apart: their letters follow each other in words of ours. */
function spacedOtherwise(missing, extra) {
  let letters = extra.filter((word) => word !== undefined).join("");
  let count = 0;
  for (let from = 0; from < missing.length; from++) {
    if (missing[from] === undefined) continue;
    let to = from;
    while (to < missing.length && missing[to] !== undefined) to++;
    // The longest stretch of missing words that stands in ours.
    for (let end = to; end > from; end--) {
      const stretch = missing.slice(from, end).join("");
      const at = stretch.length > 1 ? letters.indexOf(stretch) : -1;
      if (at < 0) continue;
      letters = `${letters.slice(0, at)} ${letters.slice(at + stretch.length)}`;
      count += end - from;
      from = end - 1;
      break;
    }
  }
  return count;
}

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const rows = [];
for (const path of files) {
  const file = relative(folder, path);
  const poppler = spawnSync("pdftotext", ["-enc", "UTF-8", path, "-"], { timeout: 30_000, maxBuffer: 1 << 28 });
  if (poppler.error?.code === "ENOENT") throw new Error("pdftotext is not on the path: install poppler-utils.");
  const theirs = poppler.status === 0 ? wordsOf(poppler.stdout.toString()) : [];
  if (theirs.length < least) continue;
  try {
    const { text, setAside = [], notices } = await extract(await load(path), { ocr: "never", timeout: 60 });
    const ours = wordsOf([text, ...setAside.map((one) => one.text)].join("\n"));
    const missing = without(theirs, ours);
    const lost = missing.filter((word) => word !== undefined);
    const spaced = spacedOtherwise(missing, without(ours, theirs));
    const recall = 1 - lost.length / theirs.length;
    const ids = [...new Set(notices.map(({ id }) => id))].sort();
    rows.push({ file, words: theirs.length, recall, butForSpaces: recall + spaced / theirs.length, notices: ids, lost: lost.slice(0, 12) });
  } catch (error) {
    rows.push({ file, words: theirs.length, recall: 0, butForSpaces: 0, notices: [`refused: ${error.message}`], lost: [] });
  }
} // prettier-ignore

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const short = rows.filter(({ recall }) => recall < enough).sort((a, b) => a.recall - b.recall);
for (const { file, words, recall, butForSpaces, notices, lost } of short) {
  print(`${file}: ${percent(recall)} of ${words} words (${percent(butForSpaces)} but for spaces)`);
  print(`  ${notices.join(", ") || "no notice"}\n  lacks: ${lost.join(" ")}`);
}
const reach = (key) => rows.filter((row) => row[key] >= enough).length;
const told = (key) => `${reach(key)} of ${rows.length} files (${percent(reach(key) / Math.max(rows.length, 1))})`;
print(`\nAt least ${percent(enough)} of the words of pdftotext, in files of ${least} words or more:`);
print(`  word for word     ${told("recall")}`);
print(`  but for spaces    ${told("butForSpaces")}`);
if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 1));
process.exit(0);
