/**
 * `npm run fuzz -- --seconds 60 --seed 1`: mutates the fixtures and runs the built program on them: reports in all formats,
 * marked-up copies, memos, letters, companions, and whether a report is verified. Ends with 1 when a run crashes, prints a stack
 * or what could steer a terminal, ends with an undocumented exit code or takes too long, or when the same file gives another
 * result the second time; the file that did it is kept, and named.
 */
import { Buffer } from "node:buffer";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import process from "node:process";
import { setTimeout, clearTimeout } from "node:timers";
import { fileURLToPath, URL } from "node:url";
import { parseArgs } from "node:util";
import { unzipSync, zipSync } from "fflate";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    limit: { type: "string", default: "60" },
  },
});
const seconds = Number(values.seconds);
/** Seconds one run may take: those of the reader, and what the rest may need on a busy machine. */
const limit = Number(values.limit);
if (!(seconds > 0) || !(limit > 0) || !Number.isInteger(Number(values.seed))) {
  process.stderr.write("usage: npm run fuzz -- [--seconds <number>] [--seed <whole number>] [--limit <seconds>]\n");
  process.exit(2);
}

const bin = fileURLToPath(new URL("../bin/baa-lint.js", import.meta.url));
const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const formats = ["pretty", "compact", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html"];
const random = generator(Number(values.seed));

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (number) => Math.floor(random() * number);
const pick = (list) => list[below(list.length)];
const times = (most, work) => {
  for (let left = 1 + below(most); left > 0; left--) work();
};

const files = [fixtures, join(fixtures, "broken")].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/findings|expected|misses|README|\.scan\./.test(entry.name))
    .map((entry) => join(folder, entry.name)),
);
files.sort();

/** What breaks readers: signs of other formats, numbers that overflow, letters that turn text round. */
const splices = [
  "shall not ", "(a)", "\n\n1.1 ", "\u202e", "\0", "\x1b[2J", "::error::x", "<script>", "]]>", "&#0;", "%PDF-1.7", "PK\x03\x04",
  "obj<<>>endobj", "/Length 99999999999", "<w:del>", "<w:ins>", "</w:p>", "<w:tbl>", "“”(", "\u2028", "- ", "|", "\t", "\uFEFF",
  "Business Associate Agreement\nThis Business Associate Agreement is made between A, Inc. (“Covered Entity”) and B, Inc. (“Business Associate”).\n",
]; // prettier-ignore

const bytesOf = {
  flip(bytes) {
    times(40, () => (bytes[below(bytes.length)] = below(256)));
    return bytes;
  },
  cut: (bytes) => bytes.subarray(0, below(bytes.length)),
  drop(bytes) {
    const from = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + below(bytes.length / 4))]);
  },
  repeat(bytes) {
    const from = below(bytes.length);
    const piece = bytes.subarray(from, from + 1 + below(2000));
    return Buffer.concat([bytes.subarray(0, from), ...Array(1 + below(200)).fill(piece), bytes.subarray(from)]);
  },
  splice(bytes) {
    let text = bytes;
    times(6, () => {
      const at = below(text.length);
      text = Buffer.concat([text.subarray(0, at), Buffer.from(pick(splices).repeat(1 + below(30))), text.subarray(at)]);
    });
    return text;
  },
  cross(bytes) {
    const other = readFileSync(pick(files));
    return Buffer.concat([bytes.subarray(0, below(bytes.length)), other.subarray(below(other.length))]);
  },
};

/** Damage inside a zip that is itself sound: only so does it reach the readers of the parts. */
function mutateParts(bytes) {
  let parts;
  try {
    parts = unzipSync(bytes);
  } catch {
    return mutateBytes(bytes);
  }
  times(2, () => {
    const name = pick(Object.keys(parts));
    if (name === undefined) return;
    const kind = below(8);
    if (kind === 0) delete parts[name];
    else if (kind === 1) parts[pick([...Object.keys(parts), `../${name}`, "word/document.xml"])] = parts[name];
    else if (parts[name].length > 0) parts[name] = new Uint8Array(mutateBytes(Buffer.from(parts[name])));
  });
  return Buffer.from(zipSync(parts, { level: 1, mtime: "2026-01-01T00:00:00Z" }));
}

const mutateBytes = (bytes) => (bytes.length === 0 ? bytes : pick(Object.values(bytesOf))(Buffer.from(bytes)));

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let isLate = false;
    const take = (data) => {
      if (output.length < 4_000_000) output += data;
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const clock = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, limit * 1000);
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      resolve({ code, signal, isLate, output });
    });
  });
}

// eslint-disable-next-line no-control-regex
const steering = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

function faultOf({ code, signal, isLate, output }) {
  if (isLate) return `took more than ${limit} seconds`;
  if (signal !== null) return `was ended by ${signal}`;
  if (![0, 1, 2, 3].includes(code)) return `ended with ${code}`;
  if (/internal fault/.test(output)) return "says internal fault";
  if (/^\s+at .+:\d+:\d+\)?$/m.test(output)) return "prints a stack";
  if (steering.test(output)) return "prints what steers a terminal";
  // A file that is there and can be opened is never a mistake of usage; only a text cannot be marked up.
  if (code === 2 && !/Only Word and PDF documents can be marked up/.test(output)) return "ended with 2";
  return null;
}

const folder = mkdtempSync(join(tmpdir(), "baa-lint-fuzz-"));
const made = (name) => join(folder, name);

/** What is done with a file: one run of the program, or two of which the second builds on the first. */
const deeds = {
  lint: (file) => [[file, "-f", pick(formats), "--revisions", pick(["accepted", "original", "both"])]],
  report: (file) => [[file, "-f", "pretty", "-o.docx", made("report.docx"), "-o.pdf", made("report.pdf")]],
  companion: (file) => [[join(fixtures, "federal-floor.txt"), "--with", file, "-f", pick(formats)]],
  review: (file) => [["review", file, "-o", made(`copy${extname(file)}`), ...(extname(file) === ".docx" && random() < 0.5 ? ["--suggest"] : [])]], // prettier-ignore
  memo: (file) => [["review", file, "--memo", made(pick(["memo.docx", "memo.pdf"]))]],
  ask: (file) => [["ask", file]],
  verify: (file) => [[file, "-f", "json", "-o", made("report.json")], ["verify", made("report.json"), file]], // prettier-ignore
};
const withoutFlags = new Set(["verify"]);

/** Runs what is to be done; the fault, and the run that has it. */
async function attempt(deed, file) {
  let args = [];
  let ended = { output: "", code: null };
  for (args of deeds[deed](file)) {
    ended = await run(withoutFlags.has(args[0]) ? args : [...args, "--no-config", "--ocr", "never"]);
    const fault = faultOf(ended);
    if (fault !== null) return { fault, args, ended };
  }
  const isOther = deed === "verify" && ended.code === 1;
  return { fault: isOther ? "gives another result the second time" : null, args, ended };
}

const kept = [];
const codes = {};
let count = 0;
let slowest = 0;
for (const end = Date.now() + seconds * 1000; Date.now() < end; count++) {
  const source = pick(files);
  const bytes = readFileSync(source);
  const isZip = bytes.subarray(0, 2).toString() === "PK";
  const mutated = isZip && random() < 0.8 ? mutateParts(bytes) : mutateBytes(bytes);
  const file = join(folder, `${values.seed}-${count}${extname(source)}`);
  writeFileSync(file, mutated);
  const begun = Date.now();
  const { fault, args, ended } = await attempt(random() < 0.4 ? "lint" : pick(Object.keys(deeds)), file);
  slowest = Math.max(slowest, Date.now() - begun);
  codes[ended.code] = (codes[ended.code] ?? 0) + 1;
  if (fault === null) rmSync(file);
  else {
    kept.push(file);
    process.stdout.write(`${fault}: baa-lint ${args.join(" ")}\n${ended.output.slice(-600)}\n`);
  }
}
if (kept.length === 0) rmSync(folder, { recursive: true });
else mkdirSync(folder, { recursive: true });
const byCode = Object.entries(codes).map(([code, number]) => `${number} × ${code}`).join(", "); // prettier-ignore
process.stdout.write(`${count} files, exit codes ${byCode}, slowest ${slowest} ms, ${kept.length} faults (seed ${values.seed})\n`); // prettier-ignore
process.exitCode = kept.length === 0 ? 0 : 1;
