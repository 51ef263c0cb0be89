import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { writtenForColdCode } from "../scripts/build/for-cold-code.js";

/** Texts of TypeScript as the build writes them; all at once, for reading the types of the language takes a second. */
function built(texts: readonly string[]): string[] {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts"], types: [] };
  const names = texts.map((_, at) => `read${at}.ts`);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...how) => {
    const text = texts[names.indexOf(name)];
    return text === undefined ? getSourceFile(name, ...how) : ts.createSourceFile(name, text, how[0], true);
  };
  const program = ts.createProgram(names, options, host);
  return names.map((name) => writtenForColdCode(program.getSourceFile(name)!, program.getTypeChecker()));
}

const run = (text: string): unknown =>
  new Function(ts.transpile(`${text}\nreturn read();`, { target: ts.ScriptTarget.ES2022 }))();

const byIterator = /\bof\b|(?:const|let|\() ?\[/;

const arrays = [
  ["a loop", `const read = () => { let all = ""; for (const one of ["a", "b"]) all += one; return all; };`],
  ["what a loop leaves", `const read = () => { for (const one of [1, 2, 3]) { if (one < 2) continue; return one; } };`],
  [
    "a list that grows",
    `const read = () => { const all = [1]; for (const one of all) if (one < 5) all.push(one + 1); return all; };`,
  ],
  [
    "functions of a loop",
    `const read = () => { const all: (() => number)[] = []; for (const one of [1, 2]) all.push(() => one); return all.map((one) => one()); };`,
  ],
  [
    "loops in a loop",
    `const read = () => { const all = []; for (const row of [[1, 2], [3]]) for (const one of row) all.push(one); return all; };`,
  ],
  [
    "entries",
    `const read = () => { const all = []; for (const [at, [one]] of [["a"], ["b"]].entries()) all.push(at, one); return all; };`,
  ],
  [
    "parts of a pair",
    `const read = (pair: readonly [number, number] = [1, 2]) => { const [from, to] = pair; return from - to; };`,
  ],
  [
    "parts left out, and in their stead",
    `const read = () => { const [, b, [c], d = 4] = [1, 2, [3]] as [number, number, [number], number?]; return [b, c, d]; };`,
  ],
  ["parts of what is given", `const read = () => [[1, 2], [3, 4]].map(([from, to]) => from! + to!);`],
  ["parts of a match", `const read = () => { const [whole, part] = /a(b)/.exec("ab")!; return [whole, part]; };`],
] as const;

const others = [
  `const read = () => { for (const one of new Set([1])) return one; };`,
  `const read = () => { for (const [key] of new Map([[1, 2]])) return key; };`,
  `const read = () => { const [first] = new Set([1]); return first; };`,
  `const read = () => { const [first, ...rest] = [1, 2]; return [first, rest]; };`,
  `const read = () => { for (const letter of "ab") return letter; };`,
];

describe("arrays read by index", () => {
  const written = new Map<string, string>();
  beforeAll(() => {
    const texts = [...arrays.map(([, text]) => text), ...others];
    built(texts).forEach((text, at) => written.set(texts[at]!, text));
  });

  it.each(arrays)("%s", (_, text) => {
    expect(written.get(text)).not.toMatch(byIterator);
    expect(run(written.get(text)!)).toEqual(run(text));
  });

  it.each(others)("leaves what is none: %s", (text) => {
    expect(run(written.get(text)!)).toEqual(run(text));
    expect(written.get(text)).toMatch(byIterator);
  });
});
