// Letters of other alphabets drawn like Latin ones: rules match words, and a word spelt with them would escape.
const pairs =
  "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ѵv АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG ӀI " +
  "οo αa νv ρp ιi υu κk ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ɡg ıi ƽs";
const other = /[\u0131\u01BD\u0261\u0370-\u03FF\u0400-\u052F]/;
/** Put together when a text first has such a letter: few have, and it takes a while. */
let latin: ReadonlyMap<string, string> | undefined;

/**
 * English words with letters of other alphabets in them, spelt in Latin. Words that hold a letter of their own are left, and
 * so are words without a Latin letter in a line that is in their language: "МАССА" is Russian among Russian words.
 */
export function withoutLookAlikes(text: string): string {
  if (!other.test(text)) return text;
  return text.replace(/[^\n]+/g, (line) => (other.test(line) ? lineWithout(line) : line));
}

function lineWithout(line: string): string {
  const word = /[\p{Script=Latin}\u0370-\u03FF\u0400-\u052F]+/gu;
  const words = line.match(word) ?? [];
  const foreign = words.filter((letters) => other.test(spelt(letters)) && letters.length > 1).length;
  const isForeign = foreign > words.filter((letters) => !other.test(letters)).length;
  return line.replace(word, (letters) => {
    // α and ν by themselves are signs of a formula.
    if (!other.test(letters) || /^[\u0370-\u03FF]$/.test(letters)) return letters;
    const isMixed = /\p{Script=Latin}/u.test(letters);
    const inLatin = spelt(letters);
    return other.test(inLatin) || (isForeign && !isMixed) ? letters : inLatin;
  });
}

function spelt(letters: string): string {
  latin ??= new Map(pairs.split(" ").map((pair) => [pair[0]!, pair[1]!]));
  return Array.from(letters, (letter) => latin!.get(letter) ?? letter).join("");
}
