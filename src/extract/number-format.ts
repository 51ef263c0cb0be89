const romans: [number, string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];
const cardinals =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const ordinals =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

/** A number in one of the formats of word processors; those no contract uses are shown in digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "none":
      return "";
    case "lowerRoman":
      return roman(value);
    case "upperRoman":
      return roman(value).toUpperCase();
    case "lowerLetter":
      return letters(value);
    case "upperLetter":
      return letters(value).toUpperCase();
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "ordinal":
      return value + suffixOf(value);
    case "cardinalText":
      return capitalised(cardinals[value]) ?? String(value);
    case "ordinalText":
      return capitalised(ordinals[value]) ?? value + suffixOf(value);
    default:
      return String(value);
  }
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let text = "";
  let rest = value;
  for (const [worth, letter] of romans) for (; rest >= worth; rest -= worth) text += letter;
  return text;
}

/** a … z, aa, bb … zz, aaa: the letter is doubled, not counted on. */
function letters(value: number): string {
  if (value < 1 || value > 260) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function suffixOf(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}

const capitalised = (word: string | undefined) => word && word[0]!.toUpperCase() + word.slice(1);
