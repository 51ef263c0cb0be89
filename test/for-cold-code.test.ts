import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { flatMapped } from "../scripts/build/flat-mapped.js";
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

/** What a text gives; what it imports is the one thing that the build has it import. */
function run(text: string): unknown {
  const [, name = "flatMapped"] = /^import \{ flatMapped as (\S+) \} from "[^"]+";/.exec(text) ?? [];
  const own = text.replace(/^import [^;]+;/, "");
  return new Function(name, ts.transpile(`${own}\nreturn read();`, { target: ts.ScriptTarget.ES2022 }))(flatMapped);
}

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

const flatMaps = [
  [
    "lists and single ones",
    `const read = () => ["a b", "", "c"].flatMap((one, at) => (at === 0 ? one.split(" ") : one === "" ? [] : one));`,
  ],
  [
    "one in another",
    `const read = () => [[1], [2, 3]].flatMap((row) => row.flatMap((one) => (one > 1 ? [one, one * 2] : [])));`,
  ],
  ["lists in lists", `const read = () => [1, 2].flatMap((one) => [[one]]);`],
] as const;

const otherMaps = [
  `const read = () => { const list: number[] | undefined = undefined as never; return list?.flatMap((one) => [one]); };`,
  `const read = () => { const own = { flatMap: (tell: (one: number) => number[]) => tell(3) }; return own.flatMap((one) => [one, one]); };`,
];

const expressions = [
  ["tests", `const read = () => ["a1", "b", "a1"].map((one) => /^a\\d$/.test(one));`],
  ["parts", `const read = () => ["x=1", "y"].map((one) => /^(\\w)=(\\d)$/i.exec(one)?.slice(1));`],
] as const;

const otherExpressions = [
  `const read = () => ["aa", "aa"].map((one) => { const found = /a/g; found.test(one); return found.lastIndex; });`,
  `const found = /a/;\nconst read = () => found.test("a");`,
];

describe("what the build writes in another way", () => {
  const written = new Map<string, string>();
  beforeAll(() => {
    const known = [...arrays, ...flatMaps, ...expressions].map(([, text]) => text);
    const texts = [...known, ...others, ...otherMaps, ...otherExpressions];
    built(texts).forEach((text, at) => written.set(texts[at]!, text));
  });

  it.each(arrays)("arrays are read by index: %s", (_, text) => {
    expect(written.get(text)).not.toMatch(byIterator);
    expect(run(written.get(text)!)).toEqual(run(text));
  });

  it.each(others)("leaves what is no array: %s", (text) => {
    expect(run(written.get(text)!)).toEqual(run(text));
    expect(written.get(text)).toMatch(byIterator);
  });

  it.each(flatMaps)("flat maps: %s", (_, text) => {
    expect(written.get(text)).not.toContain(".flatMap(");
    expect(run(written.get(text)!)).toEqual(run(text));
  });

  it.each(otherMaps)("leaves what is no array, or may be none: %s", (text) => {
    expect(written.get(text)).toContain("flatMap(");
    expect(run(written.get(text)!)).toEqual(run(text));
  });

  it.each(expressions)("expressions in functions are made once: %s", (_, text) => {
    expect(written.get(text)).toMatch(/^var \S+;.*\?\?= \//s);
    expect(run(written.get(text)!)).toEqual(run(text));
  });

  it.each(otherExpressions)("leaves those that keep a place, or are made once as it is: %s", (text) => {
    expect(written.get(text)).toBe(text);
    expect(run(written.get(text)!)).toEqual(run(text));
  });
});
