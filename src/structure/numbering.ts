import type { Label } from "./labels.js";

export const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** A label without its brackets. */
export const plain = (label: string) => label.replace(/[()[\]]/g, "");

/** "(2)" does not go on after "1.". */
export const isBracketed = (label: string) => /^[([]/.test(label);

/** Whether a label comes next after another: "3" after "2", "(c)" after "(b)", "(iv)" after "(iii)". */
export function follows(label: string, before: string): boolean {
  const [now, then] = [plain(label), plain(before)];
  if (/^\d+$/.test(now) && /^\d+$/.test(then)) return Number(now) === Number(then) + 1;
  const place = romans.indexOf(now.toLowerCase());
  if (place > 0 && romans[place - 1] === then.toLowerCase()) return true;
  return now.length === 1 && then.length === 1 && now.charCodeAt(0) === then.charCodeAt(0) + 1;
}

export const isNextOf = (label: Label, before: Label) =>
  label.style === before.style && follows(label.text, before.text);

/**
 * Labels that are cited by themselves, though a part stands above them: those of a paper that counts its clauses through all
 * its parts, and those of a part whose paragraphs repeat them, for beside "6.1" stands "6".
 */
export function plainNumbersOf(labels: readonly (Label | null)[]): ReadonlySet<Label> {
  const parts: { clauses: Label[]; isDotted: boolean }[] = [{ clauses: [], isDotted: false }];
  let last = "";
  let [goOn, startAgain] = [0, 0];
  for (const label of labels) {
    const part = parts.at(-1)!;
    if (label?.style === "article" || label?.style === "ROMAN") parts.push({ clauses: [], isDotted: false });
    const clause = part.clauses.at(-1);
    if (clause && label?.style === "dotted" && label.text.startsWith(`${clause.text}.`)) part.isDotted = true;
    if (label?.style !== "decimal" || isBracketed(label.text)) continue;
    if (!clause && last !== "" && follows(label.text, last)) goOn++;
    else if (!clause && last !== "") startAgain++;
    last = label.text;
    part.clauses.push(label);
  }
  const isThrough = goOn > 0 && startAgain === 0;
  return new Set(parts.filter(({ isDotted }) => isThrough || isDotted).flatMap(({ clauses }) => clauses));
}
