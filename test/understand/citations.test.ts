import { expect, test } from "vitest";
import { cites, findCitations } from "../../src/understand/citations.js";
import { words } from "../../src/understand/words.js";

test.each([
  ["45 C.F.R. § 164.504(e)(2)(ii)(A)", ["164.504(e)(2)(ii)(A)"]],
  ["45 CFR §164.524", ["164.524"]],
  ["sections 164.308, 164.310 and 164.312", ["164.308", "164.310", "164.312"]],
  ["45 CFR 164.308 through 164.312", ["164.308", "164.309", "164.310", "164.311", "164.312"]],
  ["45 CFR 164.504(E)(2)(II)(H)", ["164.504(e)(2)(ii)(H)"]],
  ["paragraph (e)(2)(ii) of 45 CFR 164.504", ["164.504(e)(2)(ii)"]],
  ["164.504(e)(2)(ii)(D), (E) and (G)", ["164.504(e)(2)(ii)(D)", "164.504(e)(2)(ii)(E)", "164.504(e)(2)(ii)(G)"]],
  ["164.504(e)(2)(ii)(A) through (C)", ["164.504(e)(2)(ii)(A)", "164.504(e)(2)(ii)(B)", "164.504(e)(2)(ii)(C)"]],
  ["within 164 days", []],
])("%s", (text, sections) => expect(findCitations(words(text)).map((one) => one.section)).toEqual(sections));

test.each([
  ["164.524(b)(2)", "164.524", true],
  ["164.504", "164.504(e)", false],
  ["164.5241", "164.524", false],
])("%s cites %s: %s", (section, wanted, expected) => expect(cites({ section, from: 0, to: 1 }, wanted)).toBe(expected));
