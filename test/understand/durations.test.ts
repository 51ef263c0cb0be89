import { expect, test } from "vitest";
import { findDurations } from "../../src/understand/durations.js";
import { words } from "../../src/understand/words.js";

// Codebook G12: calendar days; 1 business day = 1.4; hours / 24; words win over figures.
test.each([
  ["within ten (10) days", [10]],
  ["within 72 hours", [3]],
  ["two weeks", [14]],
  ["five (5) business days", [7]],
  ["sixty (60) calendar days", [60]],
  ["one hundred and twenty days", [120]],
  ["ninety (60) days", [90]],
  ["twenty-four (24) hours", [1]],
  ["twenty four hours", [1]],
  ["a 30-day notice", [30]],
  ["six months", [180]],
  ["the next business day", [1.4]],
  ["the sixtieth calendar day", [60]],
  ["in no event beyond the sixtieth (60th) calendar day", [60]],
  ["by the 25th business day", [35]],
  ["the fifty-fifth day", [55]],
  ["the fiftieth day", [50]],
  ["within 1,440 hours", [60]],
  ["within a day", [1]],
  ["within 3 days and no later than 10 days", [3, 10]],
  ["five employees on 45 CFR 164.410", []],
])("%s", (text, days) => expect(findDurations(words(text)).map((one) => one.value)).toEqual(days));
