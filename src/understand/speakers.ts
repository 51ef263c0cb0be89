import type { Conduct } from "./conduct.js";
import type { Role } from "./parties.js";

// Letters and terms in the first person: who "I" and "we" are, and who is then "you".

const noPaper = String.raw`(?!s\b|[”"’']?\s+(?:agreement|contract|addendum|terms|baa|relationship|provisions)\b)`;
const associate = String.raw`[“"']?business associate\b${noPaper}`;
const entity = String.raw`[“"']?covered entity\b`;
const being = String.raw`(?:\s+(?:am|are|act|acts|serve|become|remain)|['’](?:m|re))(?:\s+(?:acting|serving))?(?:\s+as)?`;
/** "Makes me your business associate", "you are the covered entity". */
const speakerIsAssociate = new RegExp(
  String.raw`\byour\s+${associate}|\b(?:we|i)${being}\s+(?:a|the)\s+${associate}|\byou${being}\s+(?:a|the|our)\s+${entity}`,
  "g",
);
const speakerIsEntity = new RegExp(
  String.raw`\b(?:our|my)\s+${associate}|\b(?:we|i)${being}\s+(?:a|the|your)\s+${entity}|\byou${being}\s+(?:a|the)\s+${associate}`,
  "g",
);

/** How each of these begins. */
const speaks = new RegExp(String.raw`\b(?:(?:your|our|my)\s+[“"]?business associate\b|(?:we|i|you)${being}\s)`);

/** What an agreement in the first person says of its speaker; null when it says nothing, or both. */
export function readSpeaker(text: string): Role | null {
  const small = text.toLowerCase();
  // Most agreements speak of nobody so, and spare the large expressions.
  if (!speaks.test(small)) return null;
  const [associates, entities] = [speakerIsAssociate, speakerIsEntity].map((one) => small.match(one)?.length ?? 0);
  if (associates === entities) return null;
  return associates! > entities! ? "business associate" : "covered entity";
}

/** What the conduct of "we" and "I" against that of "you" says of the speaker; null when nothing. */
export function speakerByConduct(conduct: (names: string[]) => Map<string, Conduct>): Role | null {
  const acts = conduct(["we", "i", "you"]);
  const score = (name: string) => acts.get(name)?.score ?? 0;
  const votes = score("we") + score("i") - score("you");
  if (votes === 0) return null;
  return votes > 0 ? "business associate" : "covered entity";
}
