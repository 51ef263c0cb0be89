// npm run clauses: how many of our own clauses (fixtures/clauses) the rules alone read right, the lines that are read and those that are only counted.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TextEncoder } from "node:util";
import { check, extract, loadRules, structure, understand } from "../dist/index.js";

const folder = "fixtures/clauses";
const preamble = readFileSync(join(folder, "preamble.md"), "utf8");
const book = await loadRules();

/** Whether a clause supplies the term of a rule, or opens its loophole. */
async function isFound(rule, clause) {
  const bytes = new TextEncoder().encode(preamble + clause);
  const document = await extract({ path: "clause.txt", format: "text", bytes, sha256: "" });
  const outcomes = check(book, understand(structure(document), book.phrases));
  return /^(?:met|partial|contradicted|fires)$/.test(outcomes.find((one) => one.rule === rule).state);
}

/** The clauses of a rule, with what is found in each. Every second line is only counted. */
async function readClauses(rule) {
  const lines = readFileSync(join(folder, `${rule}.txt`), "utf8")
    .trim()
    .split("\n");
  const read = lines.map(async (line, index) => ({
    supplies: line.startsWith("+"),
    isCounted: index % 2 === 1,
    found: await isFound(rule, line.slice(2)),
  }));
  return Promise.all(read);
}

/** The share of those clauses that were found, of such as supply the term or only nearly do. */
function share(clauses, supplies, isCounted) {
  const of = clauses.filter((one) => one.supplies === supplies && one.isCounted === isCounted);
  return `${((100 * of.filter(({ found }) => found).length) / of.length).toFixed(0)} %`.padStart(6);
}

function show(name, clauses) {
  const [read, counted] = [false, true].map((isCounted) => share(clauses, true, isCounted));
  const [falsely, falselyCounted] = [false, true].map((isCounted) => share(clauses, false, isCounted));
  console.log(`${name.padEnd(28)}       ${read}   ${counted}         ${falsely}   ${falselyCounted}`);
}

console.log(`${"".padEnd(28)}  found: read  counted   falsely: read  counted`);
const all = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  const rule = file.slice(0, -4);
  const clauses = await readClauses(rule);
  all.push(...clauses);
  show(rule, clauses);
}
show("all", all);
