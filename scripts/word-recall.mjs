/**
 * `npm run words -- FOLDER`: holds the words baa-lint reads in the PDFs of a folder against those `pdftotext` (poppler)
 * reads, each as often as it occurs. Words that were left out of the text on purpose (page numbers, running heads, hidden
 * text) count as read, for pdftotext leaves out nothing. Of scripts that put no spaces between words every letter counts
 * as one. What is the same word written otherwise is no loss: letters set wide, a footnote mark set tight, a ligature for
 * which pdftotext has no name. Pictures are not read. Needs `npm run build` before, and pdftotext on the path.
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
/** Scripts that put no spaces between words: where one ends is anybody's guess. */
const unspaced = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"];
const oneLetter = unspaced.map((script) => `\\p{scx=${script}}`).join("|");
const word = new RegExp(`(?=[\\p{L}\\p{M}\\p{N}])(?:${oneLetter})|(?:(?!${oneLetter})[\\p{L}\\p{M}\\p{N}])+`, "gu");
/** Where TeX keeps its ligatures (OT1, T1). Where the font does not say so, pdftotext passes the control characters on. */
const ligatures = new Map(["ff", "fi", "fl", "ffi", "ffl"].flatMap((letters, at) => [0x0b, 0x1b].map((first) => [String.fromCharCode(first + at), letters]))); // prettier-ignore
// eslint-disable-next-line no-control-regex -- they are what is looked for
const namelessLigature = /(?<=\p{L})[\u000B\u000E-\u000F\u001B-\u001F](?=\p{L})/gu;
const named = (text) => text.replace(namelessLigature, (letter) => ligatures.get(letter));
const wordsOf = (text) => named(text).normalize("NFKC").toLowerCase().match(word) ?? [];
const isLong = (text) => (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0) >= least;

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

/** Takes out of both lists what the second writes as one word, which the first knows only in parts that follow each other. */
function withoutParted(words, others) {
  const taken = new Set();
  const known = new Set(words);
  const rest = others.filter((whole) => {
    const from = known.has(whole) ? -1 : words.findIndex((_, at) => lengthOf(words, at, whole, taken) > 0);
    if (from < 0) return true;
    for (let at = from + lengthOf(words, from, whole, taken) - 1; at >= from; at--) taken.add(at);
    return false;
  });
  return [words.filter((_, at) => !taken.has(at)), rest];
}

/** How many words from here on make the whole one; 0 when they do not. */
function lengthOf(words, from, whole, taken) {
  let length = 0;
  for (let at = from; at < words.length && !taken.has(at) && whole.startsWith(words[at], length); at++) {
    length += words[at].length;
    if (length === whole.length) return at + 1 - from;
  }
  return 0;
}

/**
 * Which of the missing words are only written together or apart, by their places: their letters follow each other in words of
 * ours. Fewer letters than the least tell nothing.
 */
function spacedOtherwise(missing, extra, least = 2) {
  let letters = extra.filter((word) => word !== undefined).join("");
  const places = new Set();
  for (let from = 0; from < missing.length; from++) {
    if (missing[from] === undefined) continue;
    let to = from;
    while (to < missing.length && missing[to] !== undefined) to++;
    // The longest stretch of missing words that stands in ours.
    for (let end = to; end > from; end--) {
      const stretch = missing.slice(from, end).join("");
      const at = stretch.length >= least ? letters.indexOf(stretch) : -1;
      if (at < 0) continue;
      letters = `${letters.slice(0, at)} ${letters.slice(at + stretch.length)}`;
      for (let place = from; place < end; place++) places.add(place);
      from = end - 1;
      break;
    }
  }
  return places;
}

/** Words of theirs without the letters that are set wide ("H e l l o") and that we read as the words they make. */
function withoutWide(theirs, ours) {
  const letters = theirs.map((word) => (/^\p{L}$/u.test(word) ? word : undefined));
  const whole = without(ours, theirs).filter((word) => word !== undefined && /^\p{L}{4,}$/u.test(word));
  const wide = spacedOtherwise(letters, whole, 4);
  return theirs.filter((_, at) => !wide.has(at));
}

/** Words of theirs without those to which a footnote mark is glued ("agreement2") that we read as word and mark. */
function withoutMarked(words, ours) {
  const pairs = new Map();
  const take = (pair, count) => pairs.set(pair, (pairs.get(pair) ?? 0) + count);
  ours.forEach((word, at) => take(`${word} ${ours[at + 1]}`, 1));
  return words.filter((word) => {
    const [, letters, mark] = /^(\p{L}{2,})(\d{1,2})$/u.exec(word) ?? [];
    if (!letters || !(pairs.get(`${letters} ${mark}`) > 0)) return true;
    take(`${letters} ${mark}`, -1);
    return false;
  });
}

/** How many words of theirs we lack, and how many still when spaces do not count. */
function compare(theirs, ours) {
  const missed = without(withoutWide(theirs, ours), ours).filter((word) => word !== undefined);
  const lost = withoutMarked(missed, ours);
  // First the words that only one of both knows, lest a part of one be taken for the same word elsewhere.
  const [oursLeft, theirsLeft] = withoutParted(ours, theirs);
  const [theirsApart, oursApart] = withoutParted(theirsLeft, oursLeft);
  const missing = without(theirsApart, oursApart);
  const spaced = spacedOtherwise(missing, without(oursApart, theirsApart));
  const lack = missing.filter((word) => word !== undefined).length - spaced.size;
  const share = (count) => 1 - count / theirs.length;
  return { recall: share(lost.length), butForSpaces: share(Math.min(lack, lost.length)), lost };
}

function poppler(path, ...how) {
  const { error, status, stdout } = spawnSync("pdftotext", [...how, "-enc", "UTF-8", path, "-"], { timeout: 30_000, maxBuffer: 1 << 28 });
  if (error?.code === "ENOENT") throw new Error("pdftotext is not on the path: install poppler-utils.");
  return status === 0 ? stdout.toString() : "";
} // prettier-ignore

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const rows = [];
for (const path of files) {
  const file = relative(folder, path);
  const text = poppler(path);
  if (!isLong(text)) continue;
  const theirs = wordsOf(text);
  try {
    const { text, setAside = [], notices } = await extract(await load(path), { ocr: "never", timeout: 60 });
    const ours = wordsOf([text, ...setAside.map((one) => one.text)].join("\n"));
    const { recall, butForSpaces, lost } = compare(theirs, ours);
    // In the order of the page pdftotext takes slanted words apart, which it keeps whole in the order they are drawn in.
    const drawn = butForSpaces < enough ? compare(wordsOf(poppler(path, "-raw")), ours).butForSpaces : 0;
    const ids = [...new Set(notices.map(({ id }) => id))].sort();
    rows.push({ file, words: theirs.length, recall, butForSpaces, eitherOrder: Math.max(butForSpaces, drawn), notices: ids, lost: lost.slice(0, 12) });
  } catch (error) {
    rows.push({ file, words: theirs.length, recall: 0, butForSpaces: 0, eitherOrder: 0, notices: [`refused: ${error.message}`], lost: [] });
  }
} // prettier-ignore

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const short = rows.filter(({ recall }) => recall < enough).sort((a, b) => a.recall - b.recall);
for (const { file, words, recall, butForSpaces, eitherOrder, notices, lost } of short) {
  print(
    `${file}: ${percent(recall)} of ${words} words (${percent(butForSpaces)} but for spaces, ${percent(eitherOrder)} in either order)`,
  );
  print(`  ${notices.join(", ") || "no notice"}\n  lacks: ${lost.join(" ")}`);
}
const reach = (key) => rows.filter((row) => row[key] >= enough).length;
const told = (key) => `${reach(key)} of ${rows.length} files (${percent(reach(key) / Math.max(rows.length, 1))})`;
print(`\nAt least ${percent(enough)} of the words of pdftotext, in files of ${least} words or more:`);
print(`  word for word     ${told("recall")}`);
print(`  but for spaces    ${told("butForSpaces")}`);
print(`  in either order   ${told("eitherOrder")}`);
if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 1));
process.exit(0);
