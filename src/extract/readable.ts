/** The commonest words of English prose: every third word of a contract is one. */
const common = new Set(
  "the of and to or in a by any for such shall this that is with be as not on an other it its are which may will under from".split(
    " ",
  ),
);

/**
 * Whether text reads as English. A PDF may show one thing and say another, when its table from shapes to letters is
 * missing or wrong; the words are then noise, and nothing may be called missing.
 */
export function readsAsEnglish(text: string): boolean {
  const visible = text.match(/\S/g)?.length ?? 0;
  // Private use, replacement and unassigned letters
  const strange = text.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0;
  if (strange > 20 && strange > 0.05 * visible) return false;
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (visible < 300) return true;
  const known = words.filter((word) => common.has(word)).length;
  return known >= 0.08 * words.length && visible / Math.max(words.length, 1) < 15;
}
