/** A place in the text. */
export interface Spot {
  at: number;
  end: number;
}

const rules = /\b(privacy|security|breach notification) (?:rule|standards)\b/gi;
const subpartOf: Record<string, string> = { privacy: "E", security: "C", "breach notification": "D" };

/** "the Security Rule at 45 CFR Part 164, Subparts A and E": the wrong half of the rules. */
export function wrongSubparts(text: string, start: number): Spot[] {
  const names = [...text.matchAll(rules)];
  return names.flatMap((name, index) => {
    const from = name.index + name[0].length;
    const after = text.slice(from, names[index + 1]?.index ?? text.length).slice(0, 220);
    const wanted = subpartOf[name[1]!.toLowerCase()]!;
    const lists = [...after.matchAll(/\bsubparts?\s+([A-Z](?:(?:\s*,\s*|\s+and\s+|\s*&\s*|,\s*and\s+)[A-Z])*)\b/gi)];
    const letters = lists.flatMap((one) => one[1]!.match(/\b[A-Z]\b/g) ?? []);
    const before = text.slice(Math.max(0, name.index - 140), name.index);
    if (letters.length === 0 || letters.includes(wanted) || /\bsubparts?\s+[A-Z]/i.test(before)) return [];
    if (!letters.some((letter) => /[B-Z]/.test(letter))) return [];
    const at = start + from + lists[0]!.index;
    return [{ at, end: at + lists[0]![0].length }];
  });
}

/** The acts: HITECH is Title XIII of Public Law 111-5, sections 13400 to 13424. */
export function wrongActs(text: string, start: number): Spot[] {
  const spots: Spot[] = [];
  const add = (match: RegExpExecArray) =>
    spots.push({ at: start + match.index, end: start + match.index + match[0].length });
  for (const match of text.matchAll(/\bTitle (X[IVX]*)\b/g))
    if (
      match[1] !== "XIII" &&
      /HITECH|Health Information Technology for/i.test(text) &&
      /subtitle D|134\d\d/i.test(text)
    )
      add(match);
  for (const match of /pub/i.test(text)
    ? text.matchAll(/\bPub(?:lic|\.)?\s*L(?:aw|\.)\s*(?:No\.?\s*)?(\d{2,3}\s?[-–]\s?\d{1,3})\b/gi)
    : []) {
    const number = match[1]!.replace(/\s/g, "").replace("–", "-").replace(/-0+/, "-");
    const before = text.slice(Math.max(0, match.index - 160), match.index);
    const isHitech = /HITECH|Recovery and Reinvestment|ARRA/i.test(before);
    const isHipaa = /Portability/i.test(before);
    if ((isHitech || isHipaa) && !/^(?:111-5|104-191|116-321|111-148|110-233|104-104)$/.test(number)) add(match);
  }
  for (const match of text.matchAll(/\b(13[45]\d\d)(?:\((\w)\))?/g)) {
    if (!/section|§|HITECH/i.test(text.slice(Math.max(0, match.index - 30), match.index))) continue;
    const number = Number(match[1]);
    const isAccess =
      /\belectronic (?:format|copy|form|access)|\baccess\b/i.test(text) && !/\baccounting|restrict/i.test(text);
    if (number > 13424 || (number > 13411 && number < 13421)) add(match);
    else if (number === 13405 && match[2] === "c" && isAccess) add(match);
  }
  return spots;
}
