import type { Occurrence } from "./phrases.js";
import { placesWhere } from "./word-places.js";
import { isOneOf, type Word } from "./words.js";

const units: Record<string, number> = {
  hour: 1 / 24,
  dai: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 91,
  year: 365,
  hr: 1 / 24,
  biennium: 730,
};
const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ordinals: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  fifteenth: 15,
  twentieth: 20,
  thirtieth: 30,
  sixtieth: 60,
  ninetieth: 90,
};
// 1 business day = 1.4 calendar days (codebook G12).
const businessDay = 1.4;

/** A number in words or figures at `at`, with the words it takes; "sixty (60)" is read once, words winning (G12). */
export function readNumber(words: Word[], at: number): { value: number; to: number } | null {
  const spelled = readSpelled(words, at);
  if (spelled) return { value: spelled.value, to: skipRepeat(words, spelled.to) };
  const text = (words[at]?.text ?? "").replace(/^(\d{1,3}),(\d{3})$/, "$1$2");
  if (!/^\d{1,5}$/.test(text)) return null;
  return { value: Number(text), to: skipRepeat(words, at + 1) };
}

function readSpelled(words: Word[], at: number): { value: number; to: number } | null {
  const parts = words[at]?.text.toLowerCase().split("-") ?? [];
  let value = 0;
  let to = at;
  const read = (word: string): boolean => {
    const unit = small.indexOf(word);
    const ten = tens.indexOf(word);
    if (unit < 0 && ten < 2) return false;
    value += unit >= 0 ? unit : ten * 10;
    return true;
  };
  if (parts.length > 0 && parts.every(read)) {
    to = at + 1;
    if (parts.length === 1 && tens.indexOf(parts[0]!) >= 2) {
      const unit = small.indexOf(words[to]?.text.toLowerCase() ?? "");
      if (unit > 0 && unit < 10) [value, to] = [value + unit, to + 1];
    }
    if (words[to]?.stem === "hundr") {
      value *= 100;
      to++;
      // "One hundred and twenty", "one hundred twenty".
      const rest = readSpelled(words, words[to]?.stem === "and" ? to + 1 : to);
      if (rest) [value, to] = [value + rest.value, rest.to];
    }
    return { value, to };
  }
  return null;
}

/** Steps over "(60)" or "(60th)" behind the number. */
function skipRepeat(words: Word[], at: number): number {
  if (words[at]?.text !== "(" || !/^\d+$/.test(words[at + 1]?.text ?? "")) return at;
  const close = /^(?:st|nd|rd|th)$/.test(words[at + 2]?.text ?? "") ? at + 3 : at + 2;
  if (words[close]?.text === ")") return close + 1;
  return at;
}

/** Words a period of time can begin with, by their first part; most words are passed over by this one look. */
const openers = new Set([...small, ...tens, ...Object.keys(ordinals), "a", "an", "next", "following", "same", "half"]);
const ordinalEnding = /(?:th|st|nd|rd)$/;
const mayOpen = ({ text, lower, stem }: Word): boolean => {
  if (stem === "dai") return true;
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) return true;
  const dash = text.indexOf("-");
  return openers.has(dash > 0 ? lower.slice(0, dash) : lower) || ordinalEnding.test(text);
};

/** Durations with their length in calendar days: "ten (10) business days", "72 hours", "the next business day", "a week". */
export function findDurations(words: Word[]): Occurrence[] {
  const found: Occurrence[] = [];
  for (const at of placesWhere(words, mayOpen)) {
    if (at < (found.at(-1)?.to ?? 0)) continue;
    const dayNumber = readDayNumber(words, at);
    if (dayNumber) {
      found.push(dayNumber);
      continue;
    }
    const joined = /^(\d+|[a-z]+)-(hour|day|week|month|year)s?$/i.exec(words[at]!.text);
    const number = joined ? wordNumber(joined[1]!) : (readNumber(words, at) ?? readArticle(words, at));
    if (!number || isPlaceholder(words, at)) continue;
    const to = "to" in number ? (number.to as number) : at + 1;
    const unit = joined
      ? { days: units[joined[2]!.toLowerCase() === "day" ? "dai" : joined[2]!.toLowerCase()]!, to: at + 1 }
      : readUnit(words, to);
    if (!unit) continue;
    found.push({ from: at, to: unit.to, value: round(number.value * unit.days) });
  }
  return found;
}

/** "on or before day 40", "by day forty": a day that is counted to. */
function readDayNumber(words: Word[], at: number): Occurrence | null {
  if (words[at]!.stem !== "dai" || !isOneOf("befor by until than on", words[at - 1]?.stem)) return null;
  const number = readNumber(words, at + 1);
  return number ? { from: at, to: number.to, value: number.value } : null;
}

/** "[e.g., 30] days" suggests a figure and binds nobody to it. */
const isPlaceholder = (words: Word[], at: number) =>
  words.slice(Math.max(0, at - 3), at).some((word) => isOneOf("e.g. eg i.e.", word.text));

const round = (days: number) => Math.round(days * 1000) / 1000;

function wordNumber(text: string): { value: number } | null {
  if (/^\d+$/.test(text)) return { value: Number(text) };
  const value = small.indexOf(text.toLowerCase());
  const ten = tens.indexOf(text.toLowerCase());
  if (value > 0) return { value };
  return ten >= 2 ? { value: ten * 10 } : null;
}

/** "sixtieth", "fifty-fifth". */
function ordinalOf(text: string): number | null {
  const [first = "", second] = text.split("-");
  const ten = tens.indexOf(first);
  if (second !== undefined) return ten >= 2 && second in ordinals ? ten * 10 + ordinals[second]! : null;
  const round = tens.indexOf(first.replace(/ieth$/, "y"));
  return ordinals[text] ?? (round >= 2 ? round * 10 : null);
}

/** "a day", "one week", "the next business day", "the sixtieth calendar day", "the same day": an article or ordinal that counts. */
function readArticle(words: Word[], at: number): { value: number; to: number } | null {
  const text = words[at]!.text.toLowerCase();
  if (/^(?:next|following|same)$/.test(text) && isOneOf("busi work calendar dai", words[at + 1]?.stem))
    return { value: text === "same" ? 0 : 1, to: at + 1 };
  const ordinal = ordinalOf(text);
  const next = skipRepeat(words, at + 1);
  if (ordinal !== null && isOneOf("busi work calendar dai full", words[next]?.stem))
    return { value: ordinal, to: next };
  if (/^(?:a|an)$/.test(text) && isOneOf("within in after for every", words[at - 1]?.stem))
    return { value: 1, to: at + 1 };
  return null;
}

function readUnit(words: Word[], from: number): { days: number; to: number } | null {
  let factor = 1;
  let at = from;
  for (let steps = 0; steps < 4 && at < words.length; steps++, at++) {
    const { stem, text, isLight } = words[at]!;
    const days = units[stem];
    if (days !== undefined) return { days: days * (stem === "dai" ? factor : 1), to: at + 1 };
    if (/^(?:busi|work|bank)$/.test(stem)) factor = businessDay;
    else if (
      !/^(?:calendar|consecutive|consecut|full|further|additional|clear|st|nd|rd|th)$/.test(stem) &&
      !/^[)("’'/-]$/.test(text) &&
      !(isLight && steps === 0)
    )
      return null;
  }
  return null;
}
