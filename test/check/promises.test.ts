import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { promisedWords } from "../../src/check/promises.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { preamble, read } from "../understand/read.js";

const book = await loadRules();

/** What the last sentence promises, in the words of the text; null when nothing. */
function promised(sentence: string): string | null {
  const text = read(preamble + sentence);
  const ranges = promisedWords(text.sentences.length - 1, text);
  return ranges && ranges.map(([from, to]) => sentenceOf(text.words.slice(from, to))).join(" ");
}
const sentenceOf = (words: { text: string }[]) =>
  words
    .map(({ text }) => text)
    .join(" ")
    .replace(/ ([,.;:])/g, "$1");

const sameTerms = "any subcontractor that holds PHI agrees to the same restrictions.";

describe("what a sentence promises", () => {
  test.each([
    ["a duty is promised whole", `Vendor shall ensure that ${sameTerms}`, `Vendor shall ensure that ${sameTerms}`],
    ["a permission promises nothing", `Vendor may, at its option, ensure that ${sameTerms}`, null],
    [
      "nor does a release, whatever duty stands in it",
      `Vendor shall not be required to ensure that ${sameTerms}`,
      null,
    ],
    ["nor what the covered entity has to do", `Covered Entity shall ensure that ${sameTerms}`, null],
    [
      "a condition the vendor has to fulfil does",
      "Vendor may use subcontractors, provided that it binds each to the same restrictions.",
      "Vendor may use subcontractors, provided that it binds each to the same restrictions.",
    ],
    [
      "of a permission and a duty the duty is promised, with the case it speaks of",
      "If return is infeasible, Vendor may keep the PHI, and shall go on protecting it.",
      "If return is infeasible, Vendor and shall go on protecting it.",
    ],
    [
      "what it lets somebody else do is promised",
      "Vendor agrees that the Secretary may review its books.",
      "Vendor agrees that the Secretary may review its books.",
    ],
  ])("%s", (_, sentence, expected) => expect(promised(sentence)).toBe(expected));
});

// The language the rules propose, turned into words that leave the vendor free: whatever is named, nothing is promised.
const duties = book.rules.filter(({ kind, data }) => kind === "required" && !data["by-effect"]);
const languages = duties.flatMap(({ id, data }) =>
  [data.suggest!, data.fallback].flatMap((language) =>
    language ? [[id, language.replace(/\s+/g, " ")] as const] : [],
  ),
);
const releases: [how: string, shall: string, shallNot: string][] = [
  ["a permission", "may", "may"],
  ["a choice", "may, at its option,", "may, at its option,"],
  ["an election", "may elect to", "may elect to"],
  ["a discretion", "may, in its sole discretion,", "may, in its sole discretion,"],
  ["a release", "shall not be required to", "may"],
  ["a release in other words", "is not obliged to", "is free to"],
  ["a release in short", "need not", "may"],
  ["a release by absence of duty", "shall have no obligation to", "shall be free to"],
];

const stateOf = (id: string, text: string) =>
  check({ ...book, rules: duties.filter((rule) => rule.id === id) }, read(`${preamble}${text}`))[0]!.state;

const binding = /\b(shall|will|must|agrees to)( not| neither)?(?=[ ,])/g;

describe.each(releases)("the proposed language as %s is not met", (_, shall, shallNot) => {
  test.each(languages)("%s: %s", (id, language) => {
    const released = language.replace(binding, (_all, _verb, no?: string) => (no ? shallNot : shall));
    expect(stateOf(id, released)).not.toBe("met");
  });
});

test.each(languages)("%s as a duty of the covered entity is not met: %s", (id, language) => {
  const swapped = language.replace(/\bBusiness Associate( shall)/g, "Covered Entity$1");
  expect(stateOf(id, swapped)).not.toBe("met");
});
