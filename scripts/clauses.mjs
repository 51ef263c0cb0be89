// npm run clauses: how many of our own clauses (fixtures/clauses) the rules alone read right, the lines that are read and those that are only counted.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TextEncoder } from "node:util";
import { check, extract, loadRules, structure, understand } from "../dist/index.js";

const folder = "fixtures/clauses";
const preamble =
  "Business Associate Agreement\n\nThis Business Associate Agreement is made between Riverbend Clinic, P.C. (“Covered Entity” or “Clinic”) and " +
  "Acme Health Systems, Inc. (“Business Associate” or “Vendor”).\n\n";
const book = await loadRules();

/** Whether a clause supplies the term of a rule, or opens its loophole. */
async function isFound(rule, clause) {
  const bytes = new TextEncoder().encode(preamble + clause);
  const document = await extract({ path: "clause.txt", format: "text", bytes, sha256: "" });
  const outcomes = check(book, understand(structure(document), book.phrases));
  return /^(?:met|partial|contradicted|fires)$/.test(outcomes.find((one) => one.rule === rule).state);
}

const share = (count, of) => `${((100 * count) / of).toFixed(0)} %`.padStart(6);
const sum = [0, 0, 0, 0, 0, 0, 0, 0];
console.log(`${"".padEnd(28)}  found: read  counted   falsely: read  counted`);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  const rule = file.slice(0, -4);
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const [index, line] of readFileSync(join(folder, file), "utf8").trim().split("\n").entries()) {
    const at = (line.startsWith("+") ? 0 : 4) + 2 * (index % 2);
    counts[at]++;
    if (await isFound(rule, line.slice(2))) counts[at + 1]++;
  }
  counts.forEach((count, at) => (sum[at] += count));
  show(rule, counts);
}
show("all", sum);

function show(name, counts) {
  const [read, counted, falsely, falselyCounted] = [0, 2, 4, 6].map((at) => share(counts[at + 1], counts[at]));
  console.log(`${name.padEnd(28)}       ${read}   ${counted}         ${falsely}   ${falselyCounted}`);
}
