// npm run accuracy -- [FOLDER] [--check]
//
// Holds the built linter against a labelled corpus (FOLDER holds corpus/ and eval/; ../shared by default) and writes
// docs/accuracy.json and docs/accuracy.md. With --check nothing is written: it fails when a figure has fallen by more
// than half a point under the one recorded.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const args = process.argv.slice(2);
const isCheck = args.includes("--check");
const folder = resolve(args.find((arg) => !arg.startsWith("--")) ?? "../shared");
if (!existsSync(join(folder, "eval", "score.mjs"))) {
  console.log(
    `No labelled corpus at ${args.find((arg) => !arg.startsWith("--")) ?? "../shared"}: accuracy not measured.`,
  );
  process.exit(0);
}
const out = mkdtempSync(join(tmpdir(), "accuracy-"));
const cli = "node bin/baa-lint.js";

/** Runs a scorer of the corpus; returns what it wrote as JSON and what it printed. */
function score(script, name, ...more) {
  const json = join(out, `${name}.json`);
  const run = spawnSync("node", [join(folder, "eval", script), "--cli", cli, "--json", json, ...more], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`${script} failed: ${run.stderr.slice(0, 800)}`);
  return { json: JSON.parse(readFileSync(json, "utf8")), text: run.stdout };
}

function meanOf({ text }) {
  return Number(/mean over rules ([\d.]+)%/.exec(text)?.[1]);
}

/** Every third document, by name: looked at only as a number, so that learning by heart would show. */
const documents = readdirSync(join(folder, "corpus", "labels"))
  .sort()
  .map((file) => file.replace(/\.json$/, ""));
const heldBack = documents.filter((_, index) => index % 3 === 2).join(",");

const whole = score("score.mjs", "corpus");
const third = score("score.mjs", "third", "--only", heldBack);
// The slow halves are left to a whole run; a check compares what it measures.
const raw = isCheck ? null : score("score.mjs", "raw", "--raw");
const mutants = isCheck ? null : score("score.mjs", "mutants", "--mutants");
const bank = score("score-clauses.mjs", "clauses");
// Passages of our own: those that were read while rules were written, and those that were only ever counted.
const own = (name) => meanOf(score("score-clauses.mjs", name, "--bank", resolve("fixtures/passages", name)));

const round = (value) => (value === null || value === undefined ? null : Math.round(value * 1000) / 10);
const meanOverRules = meanOf(bank);
const figuresOf = ({ json }) => ({
  "required clauses, same state": round(json.required?.same),
  "missing or contradicted: recall": round(json.required?.recall),
  "missing or contradicted: precision": round(json.required?.precision),
  "gap F1 (partial included)": round(json.required?.gapF1),
  "other rules, micro F1 of fires": round(json.others?.microF1),
  "evidence on the labelled passage": round(json.located),
  "quotes found in the text": round(json.quoteFidelity),
  "BAA or not": round(json.kind),
  "same kind of document": round(json.kindSame),
});
const figures = {
  text: figuresOf(whole),
  "every third document": figuresOf(third),
  "original files": raw && figuresOf(raw),
  "clause bank, mean over rules": meanOverRules,
  "own passages that were read, mean over rules": own("read"),
  "own passages only counted, mean over rules": own("counted"),
  "mutants killed": mutants && round(mutants.json.killed),
};

if (isCheck) check();
else write();

function flatten(value, path = "") {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => flatten(one, path ? `${path} · ${key}` : key));
}

function check() {
  const recorded = new Map(flatten(JSON.parse(readFileSync("docs/accuracy.json", "utf8")).figures));
  const fallen = flatten(figures).filter(([name, value]) => value !== null && recorded.get(name) - value > 0.5);
  for (const [name, value] of fallen) console.error(`${name}: ${value}, recorded ${recorded.get(name)}`);
  console.log(fallen.length === 0 ? "Accuracy as recorded." : `${fallen.length} figures have fallen.`);
  process.exitCode = fallen.length === 0 ? 0 : 1;
}

function write() {
  const corpus = { documents: documents.length, passages: bank.json.passages };
  writeFileSync("docs/accuracy.json", `${JSON.stringify({ corpus, figures }, null, 2)}\n`);
  const rows = Object.keys(figures.text).map(
    (name) =>
      `| ${name} | ${figures.text[name]} | ${figures["every third document"][name]} | ${figures["original files"][name]} |`,
  );
  const kinds = new Map();
  for (const miss of whole.json.misses) {
    const [, wanted, got] = /wanted ([\w-]+), got ([\w-]+)/.exec(miss) ?? [];
    if (wanted) kinds.set(`${wanted} → ${got}`, (kinds.get(`${wanted} → ${got}`) ?? 0) + 1);
  }
  const missRows = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `| ${kind} | ${count} |`);
  const tables = whole.text.split("\nquotes found")[0].trim();
  const unread = readdirSync("fixtures/agreements/counted").filter((name) => name.endsWith(".json")).length;
  writeFileSync(
    "docs/accuracy.md",
    `# How well it reads

Generated by \`npm run accuracy\`. Held against ${corpus.documents} documents labelled by hand with a codebook (agreements of
vendors, providers and public bodies, and documents that are none), and ${corpus.passages} single passages written to be hard.
One careful reader with the codebook agrees with the settled answer on 96 to 97 % of required clauses. Figures in per cent.

| measure | text | every third document | original files |
| --- | --- | --- | --- |
${rows.join("\n")}

Clause bank, mean over rules: ${meanOverRules} %. Passages of our own, mean over rules: ${figures["own passages that were read, mean over rules"]} % of those that
were read while rules were written, ${figures["own passages only counted, mean over rules"]} % of those that never were. Mutants killed (what supports a clause deleted, and the clause no longer
\`met\`): ${figures["mutants killed"]} %.

Every third document is looked at only as a number while rules are written. For eight rules (security-rule, return-or-destroy,
infeasible-protections, termination-for-breach, permitted-uses, no-other-use, report-breach, safeguards) that number, or the number of the pattern that
let a mutant live, steered the writing, too: there it is no longer independent.

## Misses by kind

Labelled → given, over all rules.

| kind | count |
| --- | --- |
${missRows.join("\n")}

## By rule

Precision and recall of required rules are for \`missing or contradicted\`, of the others for \`fires\`; intervals are
Wilson's at 95 %.

\`\`\`text
${tables}
\`\`\`

## By passage

\`\`\`text
${bank.text
  .split("\n")
  .filter((line) => /%/.test(line))
  .join("\n")
  .trim()}
\`\`\`

## What it cannot do

It reads English. It reads each sentence with its lead-ins, its definitions and its clause, not the deal behind it: a promise
spread over sentences that share no words, or a word used against its usual meaning, can be missed. Few of the agreements
hold loopholes, so the figures for those rest mostly on single passages. Labels are one reader's, checked by a second; expect
one in thirty to be arguable.

## How much of this carries over

Rules were written while two thirds of the documents and most of the passages were read, so those figures are partly fitted. The
third that was never read is the better guide for agreements, though its number steered a few choices between two wordings of a
pattern. The passages of our own (\`fixtures/passages\`) were written by people who had seen neither rules nor corpus; one half was
read and tuned on, the other only counted. Before that tuning both halves stood at 67 %: expect the figure of the counted half
of wordings as unusual as those; real agreements mostly keep to the forms. Of 596 more, composed last for
26 rules and half of them in ordinary words, 68 % were right at first; the half that was read then rose to 88 %, the other, whose number was looked at on
the way, from 71 to 77 %.

Of 1,500 ordinary sentences that hold no trap and take nothing back (\`fixtures/sentences\`), put into a strong agreement one by one, three to four
in a hundred raised a false alarm at first, also of the last 300 of them. Nearly all of them are mended, and a test tries the sentences.

Whole agreements of our own (\`fixtures/agreements\`) were composed by drafters who had seen neither rules nor corpus, each in another
style. When they were first read, between 60 and 78 % of their required
terms were judged as labelled (87 % of twenty in the manner of what small companies publish), with one in ten taken for no agreement at
all; what failed was names of parties, tables, letters in the first person, promises in the present tense and sentences broken by lists
or pages. Of forty composed later, ordinary office forms were read rightly on 93 % at first, Markdown papers as software projects keep them on
70 % (lead-ins in bold, tables), and one in forty had its parties the wrong way round; these forms are read since. Of 28 composed last, papers
of offices were read rightly on 85 to 89 % at first, those of small companies and clinics on 78 to 84 %, and one was taken for no agreement. Of 36 in
the manner of forms that hospitals, agencies, plans and vendors publish, 83 to 89 % of the required terms were right at first; of those called
missing or contradicted between 54 and 74 % were, and of the other findings between 73 and 84 %. Of 48 composed after these in the same manner
87 to 92 % were right at first, of those called missing 61 to 79 %; of 45 whose drafters were asked to word every duty in their own way, only 69 %, five of them taken for
no agreement. Of 64 composed after these, a third of their duties close to the regulation and the rest in the words of a house, 86 % were right at first and one
was taken for no agreement; of the terms called missing or contradicted 73 % were. With what was learnt and mended since, 87 % of the half that was never read are right,
and 82 % of those called missing or contradicted. Of 56 more in the same manner 86 % were right at first, of seven papers of vendors 77 %. ${unread} were never read: \`npm run agreements\` counts them. Expect its figure, not that of the corpus, of a contract in a
style nobody has met.

## Tried and left out

A statistical reader that decides: a linear model over stems, neighbouring stems, lexicon entries, pairs of them and who is bound
how, trained on the passages and the two thirds. On passages nobody had tuned on it was as right as the rules, and both together
four points better. On the unread third of the agreements, with a hundred sentences each that are about something else, it raised
eight false findings for each miss it mended (for required terms alone, two for one), which is the error that matters most.
Classes of words from general word vectors did not help it. What ships is a reader that doubts: what the rules call missing, what one pattern
alone calls met, what they call contradicted; then the user is asked to look. It decides only between a rule and one of its exceptions
([second-reader.md](second-reader.md)).

Synonyms at large: 1,300 more phrases for four rules, written down from the meaning alone. Of forty unread passages 19 instead of 17
came out right, and on real agreements two of these rules fired ten times as often as they should. What makes an unread agreement
fail is mostly not its words but its form: what is a heading, what hangs on which lead-in, who is bound.
`,
  );
  console.log(
    `docs/accuracy.md and docs/accuracy.json written: required ${figures.text["required clauses, same state"]} %`,
  );
}
