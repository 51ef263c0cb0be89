// npm run agreements: how many required terms of our own composed agreements (fixtures/agreements) are judged as labelled,
// and of the other findings that a label lists (`fires`) how many are seen.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const isGap = (state) => state === "missing" || state === "contradicted";

/** The states of the required terms in every agreement of a folder, by the name of its file. */
function statesIn(folder) {
  const files = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name));
  const paths = files.map((name) => join(folder, name));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["bin/baa-lint.js", "--no-config", "--part-2", "--format", "json", ...paths],
    {
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  if (stdout === "") throw new Error(stderr);
  const { documents } = JSON.parse(stdout);
  // A file may hold several agreements, with a report for each: the first is the one that was labelled.
  const outcomesOf = (path) => documents.find((one) => one.path === path).outcomes;
  return files.map((name, at) => [name, new Map(outcomesOf(paths[at]).map(({ rule, state }) => [rule, state]))]);
}

/** How many terms are as labelled; a document taken for no agreement has no outcomes and counts as wrong throughout. */
function countAgreements(folder) {
  const count = { agreements: 0, terms: 0, same: 0, falseGaps: 0, missedGaps: 0, refused: 0, listed: 0, seen: 0 };
  for (const [name, states] of statesIn(folder)) {
    const labels = JSON.parse(readFileSync(join(folder, name.replace(/\.\w+$/, ".json")), "utf8"));
    count.agreements++;
    if (states.size === 0) count.refused++;
    const { fires = [], ...required } = labels;
    delete required.quotes;
    count.listed += fires.length;
    count.seen += fires.filter((rule) => states.get(rule) === "fires").length;
    for (const [rule, wanted] of Object.entries(required)) {
      const state = states.get(rule);
      count.terms++;
      if (state === wanted) count.same++;
      else if (state !== undefined && isGap(state) && !isGap(wanted)) count.falseGaps++;
      else if (state !== undefined && !isGap(state) && isGap(wanted)) count.missedGaps++;
    }
  }
  return count;
}

for (const half of ["read", "counted"]) {
  const { agreements, terms, same, falseGaps, missedGaps, refused, listed, seen } = countAgreements(
    join("fixtures/agreements", half),
  );
  console.log(
    `${half.padEnd(8)} ${agreements} agreements: ${((100 * same) / terms).toFixed(1)} % of ${terms} required terms as labelled, ` +
      `${falseGaps} wrongly called missing or contradicted, ${missedGaps} gaps not seen, ${refused} not recognised; ${seen} of ${listed} other findings seen`,
  );
}
