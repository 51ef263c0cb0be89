import { expect, test } from "vitest";
import { findDates } from "../../src/understand/dates.js";
import { words } from "../../src/understand/words.js";

test.each([
  ["Effective January 5, 2026", "January 5, 2026"],
  ["dated Sept. 23rd, 2013", "Sept. 23rd, 2013"],
  ["this 9th day of May, 2005", "9th day of May, 2005"],
  ["the first day of November, 2007", "first day of November, 2007"],
  ["5 March 2024", "5 March 2024"],
  ["Date: 11/23/2021", "11/23/2021"],
  ["as of 2025-10-29", "2025-10-29"],
  ["Effective February 2026", "February 2026"],
])("“%s” holds the date %s", (text, shown) => {
  const all = words(text);
  const [date] = findDates(text, all).date;
  expect(text.slice(all[date!.from]!.start, all[date!.to - 1]!.end)).toBe(shown);
});

test.each(["in 2019", "45 CFR 164.504", "May 2 parties agree", "within 30 days", "Section 13-1-2"])(
  "“%s” holds no date",
  (text) => expect(findDates(text, words(text)).date).toEqual([]),
);

test.each([
  ["January 24, 2013", "date before 2013"],
  ["January 25, 2013", "date since 2013"],
  ["April 14, 2003", "date before 2013"],
  ["July 1, 2022", "date since 2013"],
] as const)("%s is a %s", (text, name) => expect(findDates(text, words(text))[name]).toHaveLength(1));

test("only a day before this version was made has gone by", () => {
  const text = "from January 1, 2020 to December 31, 2099";
  expect(findDates(text, words(text))["date gone by"]).toHaveLength(1);
});
