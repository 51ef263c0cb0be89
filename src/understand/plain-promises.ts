import type { Force } from "./norm.js";
import type { Reading } from "./reading.js";
import { isOneOf } from "./words.js";

/** What a business associate does in the present tense, in terms that promise so: "We report", "Vendor keeps". */
const performs =
  /^(?:do|doe|use|comply|complie|follow|meet|observe|honor|report|notif(?:y|ie)|tell|inform|alert|warn|give|make|send|ensure|require|limit|restrict|return|destroy|delete|erase|wipe|keep|protect|safeguard|secure|implement|maintain|document|record|log|disclose|mitigate|encrypt|let|hold|correct|amend|sign|bind|share|answer)s?$/i;

/** Words within which the subject stands. */
const reach = 20;

/**
 * The force of a sentence without binding words, which may promise all the same, as plain terms do: "We report every Breach to
 * you", "Vendor never discloses PHI". Its subject comes first, and at once behind it what the subject does.
 */
export function plainForce({ words, party }: Reading, from: number, to: number): Force {
  let at = from;
  while (at < to && at < from + reach && !party[at]) at++;
  const subject = party[at];
  if (subject?.bearer !== "business associate") return "statement";
  // "Our staff follow": what belongs to the party acts, not the party.
  if (isOneOf("our your my its their", words[at]!.text) || /['’]s?$/.test(words[subject.to - 1]!.text))
    return "statement";
  const adverb = words[subject.to]?.text;
  const verb = isOneOf("also always promptly then further only never", adverb) ? subject.to + 1 : subject.to;
  if (!performs.test(words[verb]?.text ?? "")) return "statement";
  // "Vendor gives no indemnity" promises nothing; "Vendor keeps no copies" does.
  if (isOneOf("no nothing", words[verb + 1]?.text) && !/^(?:keep|hold)s?$/i.test(words[verb]!.text)) return "statement";
  return isOneOf("never", adverb) ? "prohibition" : "duty";
}
