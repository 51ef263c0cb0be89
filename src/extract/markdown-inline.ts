const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  sect: "§",
  mdash: "—",
  ndash: "–",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  bull: "•",
  copy: "©",
  reg: "®",
  hellip: "…",
};
const tag =
  /^<\/?(?:a|abbr|b|br|center|cite|code|del|details|div|em|font|hr|i|img|ins|kbd|li|mark|ol|p|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>/i;
const autolink = /^<((?:https?:|mailto:)[^\s<>]*|[\w.+-]+@[\w.-]+)>/i;
// "[Individual](s)" is a placeholder, so what is in brackets must look like an address.
const link =
  /^!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?=[^)]*[:/.#?=])<?[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?>?(?:\s+(?:"[^"]*"|'[^']*'))?\)/;
const entity = /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));/;
/** A mark may look this far ahead: links are short, and the whole must stay linear. */
const reach = 2000;

/** Words of a piece of Markdown without its marks: emphasis, code, links, tags of HTML. One pass, whatever comes. */
export function plain(source: string): string {
  const out: string[] = [];
  // Where in `out` runs of a mark stand that may open emphasis.
  const openers: Record<string, number[]> = { "*": [], _: [], "~": [] };
  let at = 0;
  const special = /[\\`*_~[\]!<&]/g;
  while (at < source.length) {
    special.lastIndex = at;
    const found = special.exec(source)?.index ?? source.length;
    if (found > at) out.push(source.slice(at, found));
    at = found;
    if (at >= source.length) break;
    const character = source[at]!;
    const ahead = (pattern: RegExp) => pattern.exec(source.slice(at, at + reach));
    if (character === "\\") {
      const next = source[at + 1] ?? "";
      // A row of escaped underscores is a blank to fill in: it is quoted as the file has it.
      const isBlank = next === "_" && (source.startsWith("\\_", at + 2) || source.startsWith("\\_", at - 2));
      out.push(/[!-/:-@[-`{-~]/.test(next) && !isBlank ? next : `\\${next}`);
      at += 2;
    } else if (character === "*" || character === "_" || character === "~") {
      const run = runAt(source, at);
      emphasise(out, openers[character]!, run, source[at - 1] ?? " ", source[at + run.length] ?? " ");
      at += run.length;
    } else if (character === "`") {
      const run = runAt(source, at);
      const length = source.slice(at + run.length, at + reach).indexOf(run);
      if (length >= 0) out.push(source.slice(at + run.length, at + run.length + length).trim());
      else out.push(run);
      at += length >= 0 ? length + 2 * run.length : run.length;
    } else if (character === "<") {
      const found = ahead(tag);
      const address = found ? null : ahead(autolink);
      if (found) out.push(/^<(?:br|\/?(?:p|div|tr|li))\b/i.test(found[0]) ? "\n" : "");
      else out.push(address ? address[1]! : "<");
      at += (found ?? address)?.[0].length ?? 1;
    } else if (character === "&") {
      const found = ahead(entity);
      out.push(found ? characterOf(found) : "&");
      at += found?.[0].length ?? 1;
    } else {
      const found = character === "]" ? null : ahead(link);
      const note = found || character !== "[" ? null : ahead(/^\[\^[^\]\s]{1,40}\]/);
      if (found) out.push(plain(found[1]!));
      else if (!note) out.push(character);
      at += (found ?? note)?.[0].length ?? 1;
    }
  }
  return out.join("");
}

function runAt(source: string, at: number): string {
  let end = at + 1;
  while (source[end] === source[at]) end++;
  return source.slice(at, end);
}

/**
 * Takes a pair of marks out when it opens and closes emphasis. Marks with a space on both sides, lone ones and long
 * runs, which are blanks to fill in, stay.
 */
function emphasise(out: string[], openers: number[], run: string, before: string, after: string): void {
  out.push(run);
  if (run.length > 3 || (run[0] === "~" && run.length !== 2)) return;
  const isBar = run[0] === "_";
  if (isBar && run.length > 2) return;
  // "__/__/____" is a date to fill in, "a_b" a name.
  const opens = isBar ? /[\p{L}\p{N}"“‘(*[`]/u.test(after) && !/[\p{L}\p{N}]/u.test(before) : /\S/.test(after);
  const closes = isBar ? /[^\s/_-]/u.test(before) && !/[\p{L}\p{N}]/u.test(after) : /\S/.test(before);
  let rest = run.length;
  while (closes && rest > 0 && openers.length > 0) {
    const opener = openers.at(-1)!;
    const used = Math.min(rest, out[opener]!.length);
    if (used === 0) {
      openers.pop();
      continue;
    }
    out[opener] = out[opener]!.slice(used);
    if (out[opener] === "") openers.pop();
    rest -= used;
  }
  out[out.length - 1] = run.slice(0, rest);
  if (opens && rest > 0) openers.push(out.length - 1);
}

function characterOf([whole, decimal, hexadecimal, name]: RegExpExecArray): string {
  const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
  if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  return Object.hasOwn(entities, name!) ? entities[name!]! : whole!;
}
