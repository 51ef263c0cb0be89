import { isApart } from "./form-lines.js";
import { labelOf } from "./labels.js";
import { normaliseLine } from "./normalise.js";

/**
 * A paragraph with line breaks ("\n") in it as the blocks it is: breaks are spaces, except before a list label, between
 * prose and lines to fill in, and where two leave an empty line. "\f" always parts.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let isOpen = false;
  let last = "";
  for (const line of text.split(/\n|(\f)/)) {
    const words = line === undefined ? "" : normaliseLine(line);
    if (words === "") {
      isOpen = isOpen && line === undefined;
      continue;
    }
    if (isOpen && labelOf(words) === "" && !isApart(last, words)) pieces.push(`${pieces.pop()} ${words}`);
    else pieces.push(words);
    isOpen = true;
    last = words;
  }
  return pieces;
}
