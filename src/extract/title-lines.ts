import { lettered } from "../alphabets.js";
import { isFormLine } from "./form-lines.js";
import { isBullet, labelOf } from "./labels.js";

const beginsInLetters = lettered`^[\p{L}]{4}`;
const hasCapitals = lettered`[\p{Lu}]{3}`;
const isSmallWord = lettered`^["“(]*[\p{Ll}]\S{3}`;
const beginsWithCapital = lettered`^["“(]*[\p{Lu}]`;

/** A line in capitals or a short titled line without an end, standing for itself; also with the marks of Markdown round it. */
export function isTitleLine(line: string): boolean {
  const text = withoutMarks(line);
  const label = labelOf(text);
  if (isFormLine(text)) return false;
  // Items of lists are often short and without an end, too.
  if (isBullet(label) || /^[–—*-]$|^\(|^[a-z]/.test(label)) return false;
  const words = text.slice(label.length).trim();
  if (words.length > 90 || /[.,;:]$/.test(words) || /_{3,}|[@|]/.test(words)) return false;
  // "Article IV" says what it is without a title.
  if (words.length === 0) return beginsInLetters.test(label);
  if (!/[a-z]/.test(words)) return hasCapitals.test(words) && !/^(?:TM[\s,]*)+$/.test(words);
  const parts = words.split(/\s+/);
  return parts.length <= 10 && parts.every((word) => !isSmallWord.test(word)) && beginsWithCapital.test(words);
}

/** "**2.3 Breach Notification**" or "### 7.4 Term" in a file of plain text; "**Breach:** notify us" is no line of its own. */
const withoutMarks = (line: string): string =>
  (/^#{1,6} +(.+?)[ #]*$/.exec(line) ?? /^\*\*([^*]+)\*\*$/.exec(line))?.[1]?.trim() ?? line;
