// Puts what baa-lint says today of fixtures/vendor-traps.pdf into README.md. Needs a build.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, URL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const env = { ...process.env, COLUMNS: "92", NO_COLOR: "1" };
const run = spawnSync(process.execPath, ["bin/baa-lint.js", "fixtures/vendor-traps.pdf"], { cwd: root, env });
const lines = run.stdout.toString().split("\n");

/** From the line that matches to the one before `end` matches. */
function part(start, end) {
  const from = lines.findIndex((line) => start.test(line));
  const length = lines.slice(from + 1).findIndex((line) => end.test(line));
  if (from < 0 || length < 0) throw new Error(`The report has no part from ${start} to ${end}.`);
  return lines.slice(from, from + 1 + length);
}

const newTerm = /^ {3}[✓~✗?–!] /u;
const excerpt = [
  ...part(/^fixtures/, /^ {3}(✗ missing|! high)/u),
  "   […]",
  "",
  ...part(/^8\. /, /^Also required/).filter((line, index, all) => index < secondTerm(all)),
  "   […]",
  "",
  "TRAPS IN THE WORDING",
  "",
  ...part(/^ {3}high .*dispute/, /^$/),
];

function secondTerm(all) {
  const terms = all.flatMap((line, index) => (newTerm.test(line) ? [index] : []));
  return terms[1] ?? all.length;
}

const file = `${root}README.md`;
const readme = readFileSync(file, "utf8");
writeFileSync(
  file,
  readme.replace(/```\nfixtures\/vendor[^]*?\n```/, () => `\`\`\`\n${excerpt.join("\n")}\n\`\`\``),
);
