/**
 * `npm run bench -- --pairs 15`: what linting costs, whole process, against a Node process that does nothing. The two run in
 * turn, and the median of the ratios counts, so that what else the machine does falls on both. Ends with 1 when a ratio is
 * over what is asked. Needs bash.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { parseArgs } from "node:util";
import { makeLongAgreements } from "./bench/long-agreements.mjs";

const { values } = parseArgs({ options: { pairs: { type: "string", default: "15" } } });
const pairs = Number(values.pairs);
if (!Number.isInteger(pairs) || pairs < 1) {
  process.stderr.write("usage: npm run bench -- [--pairs <whole number>]\n");
  process.exit(2);
}

const bin = fileURLToPath(new URL("../bin/baa-lint.js", import.meta.url));
/** What is linted, and how many times an empty process it may take. */
const trials = [
  { file: "text", shown: "text, 5,000 words", most: 3 },
  { file: "docx", shown: "DOCX, 8 pages", most: 5 },
  { file: "pdf", shown: "PDF, 8 pages", most: 10 },
];

/** Certificates that Node is told to load take longer than all else of an empty process, and have no part in linting. */
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

const folder = mkdtempSync(join(tmpdir(), "baa-lint-bench-"));
try {
  const files = await makeLongAgreements(folder);
  const rows = trials.map(({ file, ...trial }) => ({ ...trial, ...measure(files[file]) }));
  process.stdout.write(table(rows));
  if (rows.some(({ wall, cpu, most }) => wall > most || cpu > most)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Medians of wall and CPU time against those of an empty process, pair by pair. */
function measure(path) {
  const lint = [bin, "--no-config", path];
  const empty = ["-e", "0"];
  // The first runs find nothing in the caches of the system.
  [empty, lint].forEach((program) => time(program));
  const runs = Array.from({ length: pairs }, () => ({ empty: time(empty), lint: time(lint) }));
  const ratio = (of) => median(runs.map((pair) => of(pair.lint) / of(pair.empty)));
  return {
    wall: ratio((run) => run.wall),
    cpu: ratio((run) => run.cpu),
    milliseconds: 1000 * median(runs.map(({ lint }) => lint.wall)),
  };
}

/** Seconds of one run, as bash counts them: with the processes that it started. */
function time(program) {
  const timed = 'TIMEFORMAT="%3R %3U %3S"; time "$0" "$@" >/dev/null 2>&1';
  const { stderr, status } = spawnSync("bash", ["-c", timed, process.execPath, ...program], { encoding: "utf8", env });
  const [wall, user, system] = stderr.trim().split(" ").map(Number);
  // 1: linted, with findings.
  if (status > 1 || Number.isNaN(system)) throw new Error(`${program.join(" ")} ended with ${status}: ${stderr}`);
  return { wall, cpu: user + system };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function table(rows) {
  const times = (number) => `${number.toFixed(1)} x`.padStart(8);
  const line = ({ shown, wall, cpu, most, milliseconds }) =>
    `${shown.padEnd(20)}${times(wall)}${times(cpu)}${times(most)}${`${milliseconds.toFixed(0)} ms`.padStart(10)}\n`;
  return `${"".padEnd(20)}    wall     CPU   asked      wall\n${rows.map(line).join("")}`;
}
