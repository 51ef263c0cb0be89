import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extract } from "../src/extract/extract.js";
import { check } from "../src/check/check.js";
import { loadRuleData, loadRules } from "../src/rulebook/load-rules.js";
import { structure } from "../src/structure/structure.js";
import type { Outcome, Source } from "../src/types.js";
import { understand } from "../src/understand/understand.js";
import { fixtures, folder } from "./fixtures.js";

// What the outcomes hang on. Take away the words a clause was found in and it must not stay met; put a trap into an
// agreement that has none and it must be found, and nothing else with it.
const book = await loadRules();
const { rules } = await loadRuleData();

/** The outcomes of some rules only, for there are many mutants. */
async function outcomesOf(text: string, format: Source["format"], rules = book.rules): Promise<Outcome[]> {
  const source: Source = { path: "mutant", format, bytes: new TextEncoder().encode(text), sha256: "" };
  return check({ ...book, rules }, understand(structure(await extract(source)), book.phrases));
}

const stateOf = (outcomes: Outcome[], rule: string) => outcomes.find((one) => one.rule === rule)?.state;

/** The text without a passage, however its lines were broken. */
function without(text: string, passage: string): string {
  const words = passage.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.replace(new RegExp(words.join(String.raw`[\s*_>|#]+`)), "");
}

describe("without the words it was found in, a clause is not met", { timeout: 60_000 }, () => {
  // Known to live on. "Protected Information", a name that this text gives to PHI, is read as a means of protection.
  const livesOn = new Set(["mutual.txt  safeguards"]);

  test.each(fixtures.filter(({ findings }) => findings.size > 0))("$name", async ({ source, findings }) => {
    const text = readFileSync(folder + source, "utf8");
    const format = source.endsWith(".md") ? "markdown" : "text";
    const survivors: string[] = [];
    const required = book.rules.filter(({ kind }) => kind === "required");
    for (const { rule, state, evidence } of await outcomesOf(text, format, required)) {
      const name = `${source}  ${rule}`;
      if (state !== "met" || findings.get(rule) !== "met" || livesOn.has(name)) continue;
      const cut = evidence.reduce((rest, { quote }) => without(rest, quote), text);
      const itself = required.filter(({ id }) => id === rule);
      if (stateOf(await outcomesOf(cut, format, itself), rule) === "met") survivors.push(name);
    }
    expect(survivors).toEqual([]);
  });
});

describe("a trap put into a strong agreement is found, and it alone", () => {
  const strong = readFileSync(`${folder}hospital-strong.txt`, "utf8");
  const untouched = outcomesOf(strong, "text");

  // What has to go before the trap can be one: a deadline is lacking only where none is written.
  const strike: Record<string, [RegExp, string][]> = {
    "backup-retention": [[/, including every backup,/, ","]],
    "breach-no-deadline": [
      [/ and in no case later than forty-eight \(48\) hours after Discovery/, ""],
      [/, within forty-eight \(48\) hours of becoming aware of it/, ""],
      [/ within forty-eight \(48\) hours\./, "."],
      [/, and not later than ten \(10\) days after Discovery/, ""],
    ],
    "comply-with-laws-only": [[/ARTICLE 2\.[^]*?(?=ARTICLE 10\.)/, ""]],
    "data-location": [[/3\.4 Location\..*\n/, ""]],
    "liability-cap": [[/9\.2 No cap\..*\n/, ""]],
    "retention-no-deadline": [[/Within thirty \(30\) days after termination/, "Upon termination"]],
    "rights-no-deadline": [
      [/Within ten \(10\) days after Hospital's request, V/g, "V"],
      [/, within ten \(10\) days after Hospital's request,/, ""],
    ],
    "unilateral-infeasibility": [[/If Vendor believes that return.*?agrees\. Vendor shall then/, "Vendor shall"]],
    "vague-safeguards": [
      [/3\.3 Named controls\..*\n/, ""],
      [/ Vendor shall give Hospital its SOC 2.*\n/, "\n"],
      [/EXHIBIT A\n[^]*$/, ""],
    ],
  };

  // What else the codebook finds in the same words.
  const along: Record<string, string[]> = {
    // A licence for the vendor's own ends, or to sell, is one that permitted uses must not hold.
    // "In any lawful manner it sees fit" frees it from the promise of no other use as well (codebook G7).
    "own-purposes-use": ["permitted-uses", "no-other-use"],
    "sale-or-marketing": ["permitted-uses", "own-purposes-use"],
    // Who owns what was derived may derive it; who may anonymize without a method may use the result as it likes.
    "derived-data-rights": ["deidentification-no-method"],
    "deidentification-no-method": ["derived-data-rights"],
    // Limits of liability that stand in another contract are two findings in one sentence.
    "external-terms": ["liability-cap"],
    "liability-cap": ["external-terms"],
    // Incidents that need not be reported are incidents that are not all reported.
    "security-incident-carveout": ["report-security-incident"],
    // What is said beforehand, and of everything, to be infeasible is promised no more.
    "unilateral-infeasibility": ["return-or-destroy"],
    // "Shall try to tell … sooner, but the limit is forty-five days": a long time, and a softener.
    "breach-window-long": ["weakening-qualifiers"],
    // Both are told; the score counts one.
    "vague-safeguards": ["named-controls"],
  };
  // Little is left of an agreement that only promises to obey the law.
  const alone = (rule: string) => rule !== "comply-with-laws-only";

  const inOtherNames = (text: string) =>
    text
      .trim()
      .replace(/\b(?:Clinic|Covered Entity)\b/g, "Hospital")
      .replace(/\bBusiness Associate\b/g, "Vendor");
  const traps = rules
    .filter(({ kind, data: { id } }) => kind === "loophole" || id === "external-terms" || id === "placeholders")
    .flatMap(({ data: { id, examples } }) =>
      examples["fires"]!.map((example) => ({ rule: id, trap: inOtherNames(example.text) })),
    );

  test.each(traps)("$rule: $trap", async ({ rule, trap }) => {
    const before = (strike[rule] ?? []).reduce((text, [words, instead]) => text.replace(words, instead), strong);
    const outcomes = await outcomesOf(
      before.replace("10.3 Interpretation.", `10.6 ${trap}\n\n10.3 Interpretation.`),
      "text",
    );
    expect(stateOf(outcomes, rule)).toBe("fires");
    const asBefore = await untouched;
    const others = outcomes.filter(
      (one) => one.rule !== rule && one.state !== stateOf(asBefore, one.rule) && !along[rule]?.includes(one.rule),
    );
    if (alone(rule)) expect(others.map((one) => `${one.rule} ${one.state}`)).toEqual([]);
  });
});
