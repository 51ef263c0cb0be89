import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The second, statistical reader of sentences as it is kept: numbers that a script learnt from labelled agreements (docs/second-reader.md). */
export interface SecondReaderData {
  /** Features in the order of the weights. */
  features: string[];
  /** For each rule the log-odds of a sentence without any feature, what one unit of weight is worth, and a signed byte a feature, in base64. */
  rules: Record<string, { bias: number; unit: number; weights: string }>;
}

/** Weighs how much a sentence reads like those that agreements word a clause with. */
export interface SecondReader {
  /** Log-odds that a sentence with these features supplies the term of the rule; null for a rule it has not learnt. */
  weigh(rule: string, features: Iterable<string>): number | null;
}

export function secondReaderOf({ features, rules }: SecondReaderData): SecondReader {
  const places = new Map(features.map((feature, place) => [feature, place]));
  const decoded = new Map<string, Int8Array>();
  const weightsOf = (rule: string): Int8Array => {
    let weights = decoded.get(rule);
    if (!weights) decoded.set(rule, (weights = new Int8Array(Buffer.from(rules[rule]!.weights, "base64"))));
    return weights;
  };
  return {
    weigh(rule, seen) {
      if (!(rule in rules)) return null;
      const own = weightsOf(rule);
      let sum = 0;
      for (const feature of seen) sum += own[places.get(feature) ?? -1] ?? 0;
      return rules[rule]!.bias + rules[rule]!.unit * sum;
    },
  };
}

let reader: SecondReader | null | undefined;

/** The built-in one, read when it is first asked; null where its file has not been made. */
export function secondReader(): SecondReader | null {
  if (reader === undefined) {
    const file = kept.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));
    reader = file ? secondReaderOf(JSON.parse(readFileSync(file, "utf8")) as SecondReaderData) : null;
  }
  return reader;
}

/** From the bundle, and from the sources. */
const kept = ["../rules/second-reader.json", "../../rules/second-reader.json"];
