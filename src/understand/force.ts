import type { Modal } from "./binding-words.js";
import type { Force } from "./norm.js";
import type { Reading } from "./reading.js";
import { isOneOf, type Word } from "./words.js";

/** "No PHI shall be kept", "Neither party may": the no before the binding words turns them round. */
export function forceOf(reading: Reading, modal: Modal, from: number): Force {
  const { words } = reading;
  // "Vendor shall, not later than ten days after a request, supply": the no belongs to the day.
  if (modal.force === "prohibition" && setsLastDay(words, modal)) return "duty";
  // "Clinic shall not require Vendor to violate the Security Rule": nobody is let off who need not do wrong.
  const asked = words.slice(modal.to, modal.to + 5);
  if (modal.force === "release" && asked.some(({ text }) => isOneOf("violate contravene infringe", text)))
    return "statement";
  let negated = false;
  for (let at = modal.from - 1; at >= Math.max(from, modal.from - 16) && !/^[;:.]$/.test(words[at]!.text); at--) {
    // "If neither is feasible, Covered Entity shall": a no before the comma is not about the subject behind it.
    if (words[at]!.text === "," && !negated && subjectStartsAt(reading, at + 1, modal.from)) break;
    if (
      isOneOf("no neither none nothing nobody nor", words[at]) &&
      // "a use for which this Agreement makes no provision": no is about the object of another verb.
      !isOneOf("make makes has have had give gives is are was were contain contains", words[at - 1]) &&
      !isOneOf("later less more longer cause reason cost charge fee penalty", words[at + 1]) &&
      !isTimeLimit(reading, at + 1, modal)
    )
      negated = true;
  }
  // "Not even for an unpaid bill may Vendor lock the charts."
  negated ||= isOneOf("not", words[from]) && reading.party[modal.to] !== undefined;
  const force = omits(reading, modal) ? "duty" : null;
  if (!negated) return modal.force === "prohibition" ? (force ?? modal.force) : modal.force;
  // "No term of this Agreement obliges Vendor to report", "No duty to report rests on Vendor": nothing binds it.
  if (modal.force === "duty" && words.slice(modal.from, modal.to).some(({ text }) => isOneOf(bindsFromOutside, text)))
    return "release";
  if (modal.force === "duty" && isNeeded(words, modal)) return "statement";
  return modal.force === "duty" || modal.force === "permission" ? (force ?? "prohibition") : modal.force;
}

/** "No further notice shall be required": what need not be is not forbidden, and nobody is let off what others said he must do. */
const isNeeded = (words: readonly Word[], { to }: Modal): boolean =>
  isOneOf("be", words[to]) && isOneOf("required needed necessary owed due", words[to + 1]);

/** "In no event shall Vendor fail to report": who may not leave it undone has to do it. */
function omits(reading: Reading, modal: Modal): boolean {
  const { words } = reading;
  for (let at = modal.to; at < modal.to + 6; at++) {
    if (isOneOf("fail omit neglect refuse decline cease", words[at])) return isOneOf("to", words[at + 1]);
    if (!words[at] || !(words[at]!.isLight || reading.party[at] || reading.inName.has(at))) return false;
  }
  return false;
}

/** "In no event, whatever the reason, shall Vendor": turns round what comes, and puts its subject behind the binding words. */
export const opensWithNoCase = (words: readonly Word[], from: number): boolean =>
  isOneOf("in under at on by for", words[from]) &&
  isOneOf("no", words[from + 1]) &&
  isOneOf(
    "event case circumstance circumstances condition conditions time account instance means reason ground grounds way",
    words[from + 2],
  );

/** "In no event later than", "in no case shall the report come later than ten days": sets the last day for a duty. */
function isTimeLimit(reading: Reading, at: number, modal: Modal): boolean {
  const { words } = reading;
  if (!isOneOf("event case circumstances", words[at])) return false;
  // "In no event, an unpaid bill included, may Vendor lock the charts."
  const behind = words[modal.to]?.isLight ? modal.to + 1 : modal.to;
  if (words[at + 1]?.text === "," && reading.party[behind]) return false;
  return (
    words[at + 1] !== words[modal.from] ||
    words.slice(modal.to, modal.to + 14).some(({ text }) => isOneOf("later more longer less fewer exceed beyond", text))
  );
}

/** A party or a pronoun, but for an article at once behind, that the binding words follow. */
function subjectStartsAt(reading: Reading, at: number, modal: number): boolean {
  if (isOneOf("it they he she", reading.words[at]) && at + 1 === modal) return true;
  const start = reading.words[at]?.isLight ? at + 1 : at;
  return reading.party[start] !== undefined && reading.party[start]!.to === modal;
}

/** "Shall not later than", "shall, not more than ten days after": binding words that run into a limit of time. */
const setsLastDay = (words: Word[], { to }: Modal): boolean =>
  isOneOf("not", words[to - 1]) && isOneOf("later more longer less fewer", words[to]) && isOneOf("than", words[to + 1]);

/** Verbs by which a duty comes upon somebody, who is not their subject. */
const bindsFromOutside =
  "requires obliges obligates compels directs instructs binds lies lie rests rest falls fall owed undertaken incumbent";
