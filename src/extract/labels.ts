const bullet = /^[•●○◦▪■□◆◇‣⁃∙·*➢➤❖✓✔✅☑☒✗✘✕❌▸▶►–—-]$|^[\uE000-\uF8FF]$/u;
const number = /^(?:\(?\d{1,2}(?:\.\d{1,3})*(?:\([a-z0-9]{1,4}\))*[.):]?|§+ ?\d[\d.]*)$/;
/** "II.1", "A.2", "B1.", "2-a." */
const lettered = /^(?:\d{1,2}-(?:[a-z]|\d{1,2})[.):]|(?:[A-Z]|[IVXL]{2,6})(?:\.\d{1,3})+[.):]?|[A-Z]\d{1,2}[.):])$/;
const letter = /^(?:\([a-z]{1,2}\)|\(?[a-z][.)]|\(?[ivxl]{1,6}[.)]|\([ivxl]{1,6}\))$/i;
const word = /^(?:article|section|sec\.|exhibit|schedule|appendix|annex|attachment|§)$/i;
const opensWithWord = /^[A-Za-z]{2,}[,;]?(?: |$)/;
const opensWithLabel = /^(?:article|section|exhibit|schedule|appendix|annex|attachment|part)(?: |$)/i;

/** A bullet: unlike a number, it is never a word of a sentence. */
export function isBullet(label: string): boolean {
  return bullet.test(label) && !/^[–—*-]$/.test(label);
}

/** A list label at the start of a line of text, such as "(a)", "4.2", "•" or "Article IV"; empty when there is none. */
export function labelOf(text: string): string {
  // Most lines begin with a word.
  if (opensWithWord.test(text) && !opensWithLabel.test(text)) return "";
  const [first = "", second = "", third = ""] = text.split(" ", 3);
  if (bullet.test(first)) return second ? first : "";
  if (word.test(first) && /^(?:\d[\d.]*|[A-Z]|[IVXL]+)[.:)]?$/.test(second)) return `${first} ${second}`;
  if (/^part$/i.test(first) && /^(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.:]$/.test(second)) return `${first} ${second}`;
  if (lettered.test(first)) return /^["“]?[A-Z]/.test(second) ? first : "";
  if (letter.test(first) && isLabel(first)) return second ? first : "";
  // "1996, and" or "30 days" is a number in a sentence: a label without a point stands before a capital.
  if (!number.test(first) || !second) return "";
  if (/^16[0-4]\.\d{3}\b/.test(first)) return "";
  const marked = /[.):]$/.test(first) || /\d\.\d/.test(first) || first.startsWith("§");
  if (/^\d{1,3}$/.test(first) && !/^[A-Z“"]/.test(second)) return "";
  const beforeTitle = /^[A-Z“"]/.test(second) && !/^(?:C\.?F\.?R|U\.?S\.?C|Stat)/.test(second);
  if (!marked && street.test(text)) return "";
  return marked || (beforeTitle && (third !== "" || second.length >= 4)) ? first : "";
}

/** "18 Tannery Row, Suite 4", "220 Mill Street". */
const street =
  /^\d+ (?:[A-Z][\w.']* ){1,3}(?:street|st|avenue|ave|road|rd|row|boulevard|blvd|drive|dr|lane|ln|way|parkway|pkwy|court|ct|plaza|square|place|pl)\b\.?(?:,|$)/i;

// "I." and "a." are labels, "A" alone or "e.g." are words.
function isLabel(token: string): boolean {
  return /[.)]$/.test(token);
}

const numberWord =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -][a-z]+)?|hundred)$/i;
const refersTo =
  /(?:\b(?:sections?|paragraphs?|subsections?|clauses?|articles?|parts?|cfr|c\.f\.r\.|usc|u\.s\.c\.)|§)(?: [\dA-Z][\w.()-]*(?:,| and| or| through| to))?$/i;

/** A line that begins with what looks like a label, in the middle of a sentence: "within five ⏎ (5) days", "under Section ⏎ 4.2 of this Agreement". */
export function isLabelInSentence(before: string, text: string): boolean {
  if (numberWord.test(before) && /^\(?\d/.test(text)) return true;
  if (refersTo.test(before) && /^[(\d]/.test(text)) return true;
  // "45 CFR Part 164, Subpart ⏎ C)"
  if (/\b(?:subparts?|exhibit|schedule|appendix|annex|attachment)$/i.test(before) && /^\w[.,;)]/.test(text))
    return true;
  // "any use that ⏎ Article 2 does not permit"
  return (
    /^(?:Article|Section|Part|Exhibit|Schedule|Appendix|Annex|Attachment) \S+ \p{Ll}/u.test(text) &&
    /\p{Ll},?$/u.test(before)
  );
}

/** "… (i) the names; (ii) the dates; and ⏎ (iii) the numbers": a label goes on where the one before it stands within a paragraph. */
export function isLabelInRow(paragraph: string, label: string): boolean {
  const bare = label.replace(/[()]/g, "");
  if (!label.startsWith("(") || bare === label) return false;
  const place = romans.indexOf(bare);
  const before = [...(place > 0 ? [romans[place - 1]!] : []), ...(/^[b-z]$/.test(bare) ? [String.fromCharCode(bare.charCodeAt(0) - 1)] : [])]; // prettier-ignore
  return before.some((one) => paragraph.slice(1).includes(` (${one}) `));
}

const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/** Whether a piece of text is nothing but a label, as when a tab stands between the label and the words. */
export function isBareLabel(text: string): boolean {
  const trimmed = text.trim();
  return bullet.test(trimmed) || letter.test(trimmed) || (number.test(trimmed) && trimmed.length <= 12);
}
