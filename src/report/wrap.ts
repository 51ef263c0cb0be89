// Put together when a text first has something else.
const isWide = (character: string): boolean =>
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}]/u.test(
    character,
  );
const isMark = (character: string): boolean => /\p{M}/u.test(character);

/** Letters and signs that take one column each. */
const narrow = /^[ -\u02FF\u2010-\u2027\u2190-\u2BFF]*$/;

/** Columns a text takes on a terminal. */
export function columns(text: string): number {
  if (narrow.test(text)) return text.length;
  let count = 0;
  for (const character of text) count += narrow.test(character) ? 1 : isMark(character) ? 0 : isWide(character) ? 2 : 1;
  return count;
}

export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

/** Breaks a word that alone is wider than a line (a URL, a file path). */
function pieces(word: string, width: number): string[] {
  if (columns(word) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (columns(part + character) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return part === "" ? parts : [...parts, part];
}

/** Breaks text into lines of at most `width` columns, at spaces. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((word) => pieces(word, width))) {
    const length = columns(word);
    if (line !== "" && used + 1 + length > width) {
      lines.push(line);
      line = word;
      used = length;
    } else {
      line = line === "" ? word : `${line} ${word}`;
      used += (used === 0 ? 0 : 1) + length;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** Wrapped text behind a label: the label once, the lines after it set below the first. */
export function hang(label: string, text: string, width: number): string[] {
  const lead = columns(label);
  const lines = wrap(text, Math.max(20, width - lead));
  return lines.map((line, index) => (index === 0 ? label : " ".repeat(lead)) + line);
}

/** Cuts text at a word so that it takes `length` characters at most; says so with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = length - 2;
  const cut = text.lastIndexOf(" ", room);
  return `${text.slice(0, cut > length / 2 ? cut : room).replace(/[\s,;:(]+$/, "")} …`;
}

/** The sentences at the beginning that fit `length` characters; a first one too long is cut. */
export function opening(text: string, length: number): string {
  const sentences = text.match(/[^]*?[.!?](?=\s|$)\s*|[^]+$/g) ?? [];
  let taken = "";
  for (const sentence of sentences) {
    if ((taken + sentence).trimEnd().length > length) break;
    taken += sentence;
  }
  return taken === "" ? shorten(text, length) : taken.trimEnd();
}
