// The figures the action gives to the steps after it, from the reports it wrote.
import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const scores = read(process.env.REPORT).documents.flatMap(({ score }) => (score ? [score.value] : []));
console.log(`findings=${read(process.env.SARIF).runs[0].results.length}`);
console.log(`lowest-score=${scores.length > 0 ? Math.min(...scores) : ""}`);
