import similarity from "natural/lib/natural/distance/jaro-winkler_distance.js";

const close = 0.75;

/** Words in alphabetical order, so that `breach-report` finds `report-breach`. */
const sorted = (name: string): string => name.split("-").sort().join("-");

function likeness(word: string, name: string): number {
  if (word.length > 3 && name.includes(word)) return 1;
  return Math.max(similarity(word, name, {}), similarity(sorted(word), sorted(name), {}));
}

/** Up to three of the names that somebody who wrote `word` may have meant, best first. */
export function nearest(word: string, names: readonly string[]): string[] {
  const wanted = word.trim().toLowerCase();
  return names
    .map((name) => ({ name, score: likeness(wanted, name) }))
    .filter(({ score }) => score >= close)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}
