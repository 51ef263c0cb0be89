import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** An agreement with the words that support each term, as its label quotes them. */
export interface Labelled {
  path: string;
  text: string;
  /** For each term that is met, partial or contradicted: the words. */
  quotes: Record<string, string[]>;
  /** The only term that the label speaks of. */
  of?: string;
}

/** What every example of a rule is read with. */
const preamble = readFileSync("fixtures/clauses/preamble.md", "utf8");

interface RuleExamples {
  id: string;
  examples: Partial<Record<string, { text: string }[]>>;
}

/** The examples of a rule: those of one paragraph that give its term, in part or to take it back, are about it; those where it is missing are not. */
export function readExamples({ id, examples }: RuleExamples): Labelled[] {
  const one = (text: string, quotes: string[]): Labelled => ({
    path: `${id}.txt`,
    text: preamble + text,
    quotes: { [id]: quotes },
    of: id,
  });
  const supporting = ["met", "partial", "contradicted"]
    .flatMap((state) => examples[state] ?? [])
    .filter(({ text }) => !text.trim().includes("\n\n"));
  return [
    ...supporting.map(({ text }) => one(text, [text])),
    ...(examples["missing"] ?? []).map(({ text }) => one(text, [])),
  ];
}

interface CorpusLabel {
  doc: string;
  labels: Record<string, { state: string; quotes?: string[] }>;
}

/** Agreements of a corpus but for every third: counted by the files of their labels, as scripts/accuracy.mjs counts what it holds back. */
export function readCorpus(folder: string): Labelled[] {
  return readdirSync(join(folder, "labels"))
    .sort()
    .filter((_, index) => index % 3 !== 2)
    .map((name) => name.replace(/\.json$/, ""))
    .sort()
    .flatMap((id) => {
      const path = join(folder, "text", `${id}.txt`);
      if (!existsSync(path)) return [];
      const { labels } = JSON.parse(readFileSync(join(folder, "labels", `${id}.json`), "utf8")) as CorpusLabel;
      const quotes = Object.fromEntries(
        Object.entries(labels).flatMap(([rule, { state, quotes = [] }]) =>
          isSupported.test(state) ? [[rule, quotes] as const] : [],
        ),
      );
      return [{ path, text: readFileSync(path, "utf8"), quotes }];
    });
}

const isSupported = /^(?:met|partial|contradicted)$/;

/** Agreements of ours whose label has `quotes`. */
export function readOwn(folder: string): Labelled[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const { quotes } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { quotes?: Labelled["quotes"] };
      const path = join(folder, name.replace(/json$/, "txt"));
      return quotes === undefined || !existsSync(path) ? [] : [{ path, text: readFileSync(path, "utf8"), quotes }];
    });
}
