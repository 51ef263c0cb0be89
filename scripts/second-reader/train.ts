// npm run train -- FOLDER: learns the second reader (docs/second-reader.md) from labelled agreements and writes rules/second-reader.json.
// FOLDER holds text/NAME.txt and labels/NAME.json as in a corpus; every third of its documents is held back, as in `npm run accuracy`. Our
// own agreements whose labels quote the words (fixtures/agreements/read) and the examples of the rules are learnt from too. The same files give the same bytes.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Built from "../../src/index.js";
import { learn } from "./learn.js";
import { type Labelled, readCorpus, readExamples, readOwn } from "./labelled.js";
import { samplesOf } from "./samples.js";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder of a labelled corpus: npm run train -- FOLDER");
  process.exit(2);
}
// The pipeline and the rules as the build has made them.
const built = (await import(pathToFileURL(resolve("dist/index.js")).href)) as typeof Built;
const book = await built.loadRules();
const required = book.rules.filter(({ kind }) => kind === "required").map(({ id }) => id);
const { rules } = await built.loadRuleData();
const examples = rules.filter(({ kind }) => kind === "required").flatMap(({ data }) => readExamples(data));
const labelled: Labelled[] = [...readCorpus(folder), ...readOwn("fixtures/agreements/read"), ...examples];
const documents = [];
for (const one of labelled) documents.push(await samplesOf(one, built, book.phrases, required));
const reader = learn(documents, required);
const written = `${JSON.stringify(reader)}\n`;
if (written.length > 1_000_000) throw new Error("The reader has grown too large.");
writeFileSync("rules/second-reader.json", written);
const sentences = documents.reduce((sum, samples) => sum + samples.length, 0);
console.log(`${labelled.length} agreements, ${sentences} sentences, ${reader.features.length} features`);
