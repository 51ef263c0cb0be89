import type { Occurrence } from "./phrases.js";
import { inSmallLetters, type Word, wordAt } from "./words.js";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const month = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const spelledDay = String.raw`(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth)`;
const year = String.raw`(?:19|20)\d\d`;

/** How a month ends right before its year. */
const monthAndYear = /(?:r|y|h|l|e|t|jan|feb|jun|jul|aug|sep|nov|dec)\.?,?\s+(?:19|20)\d\d\b/;

/** In small letters. */
const shapes: { shape: RegExp; mayStandIn?: (small: string) => boolean; read: (match: string[]) => number }[] = [
  {
    // January 5, 2026; Jan. 5th 2026; January 2026
    shape: new RegExp(
      String.raw`(?<!\d\w{0,2}\s+|\bday of\s+)\b(${month})\s+(?:(${day})(?:,|\s)\s*)?(?:of\s+)?(${year})\b`,
      "g",
    ),
    read: ([, name, number, inYear]) => toDate(inYear, monthOf(name), number),
  },
  {
    // 5 January 2026; 5th day of January, 2026; the first day of November, 2007
    shape: new RegExp(String.raw`\b(${day}|${spelledDay})\s+(?:day\s+)?(?:of\s+)?(${month}),?\s+(${year})\b`, "g"),
    // Seldom written so in the United States: few texts have this expression compiled.
    mayStandIn: (small) => monthAndYear.test(small),
    read: ([, number, name, inYear]) => toDate(inYear, monthOf(name), number),
  },
  {
    // 1/5/2026, as written in the United States
    shape: /\b(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)?\d\d)\b/g,
    read: ([, inMonth, number, inYear]) =>
      toDate(inYear!.length === 2 ? `20${inYear}` : inYear, Number(inMonth), number),
  },
  {
    shape: new RegExp(String.raw`\b(${year})-(\d\d)-(\d\d)\b`, "g"),
    read: ([, inYear, inMonth, number]) => toDate(inYear, Number(inMonth), number),
  },
];

const monthOf = (name: string | undefined): number => months.indexOf(name!.slice(0, 3)) + 1;

/** Days since 1970; a day that is not told, or told in words, counts as the first. */
function toDate(inYear: string | undefined, inMonth: number, number: string | undefined): number {
  return Date.UTC(Number(inYear), inMonth - 1, Number.parseInt(number ?? "1", 10) || 1) / 86_400_000;
}

const omnibusRule = toDate("2013", 1, "25");
// No clock is asked, so that one file always gives one report: whoever reads it does so after this day.
const gone = toDate("2026", 11, "1");

/** Dates by what rules ask of them. They carry no value: a date is not a length of time. */
export interface Dates {
  date: Occurrence[];
  "date before 2013": Occurrence[];
  "date since 2013": Occurrence[];
  "date gone by": Occurrence[];
}

/** Calendar dates; "before 2013" is before 25 January 2013, when the Omnibus Rule was published (78 FR 5566). */
export function findDates(text: string, words: Word[]): Dates {
  const found: Dates = { date: [], "date before 2013": [], "date since 2013": [], "date gone by": [] };
  const small = inSmallLetters(text);
  for (const { shape, mayStandIn, read } of shapes)
    for (const match of mayStandIn?.(small) === false ? [] : small.matchAll(shape)) {
      const from = wordAt(words, match.index);
      const one = { from, to: Math.max(from + 1, wordAt(words, match.index + match[0].length)) };
      const days = read(match);
      found.date.push(one);
      found[days < omnibusRule ? "date before 2013" : "date since 2013"].push(one);
      if (days < gone) found["date gone by"].push(one);
    }
  return found;
}
