// What a paper is, by the lines at its head and how it tells of its parties.

/** Titles and lines of a letterhead: what stands above the first line that runs on. In small letters. */
export function titleLines(text: string): string {
  const lines = text.slice(0, 1500).split("\n");
  const end = lines.findIndex(
    (line) => line.trim().length > longestTitle || /\b(?:is|are|shall|will|agree)\b/.test(line),
  );
  return (end < 0 ? lines : lines.slice(0, end)).join("\n").toLowerCase();
}

const longestTitle = 100;

const ofSubcontractor =
  /\bsub-?contractors?\b|\bsub-?business associate|\bsub-?associate|\bsub-?processor|\bdownstream\b|\b(?:second|lower|third)[- ]tier\b/;
const label =
  /\bsub-?contractor\s+business associate\b|\bbusiness associate\s+sub-?contractor\b|\([^()]{0,40}[“"][\s*]*(?:sub-?contractor|sub-?consultant|sub-?processor|sub(?:-?ba)?|sub-?business associate|downstream \w+)[\s*]*[”"][^()]{0,40}\)/;
/** "Northwind is therefore a subcontractor of Lakeside", "Vendor is a subcontractor as 45 CFR 160.103 defines that term". */
const isOne =
  /\b(?!(?:who|that|which|person|it|anyone)\b)[\w.,]+ (?:is|are|becomes|acts as|serves as|will be|shall be) (?:[a-z]+,? ){0,3}?(?:a|an|the|its) [“"]?sub-?contractor[”"]? (?:of|within|as (?:that|the|defined)|as 45|for (?:the )?purposes|under 45)\b/;
/** Spares most papers the expression above. */
const mayBeOne = /\b(?:an?|the|its) [“"]?sub-?contractor[”"]? (?:of|within|as|for|under)\b/;
/** Whoever stands above has contracts of its own with covered entities. */
const hasAbove = /\bupstream (?:entit|agreement|baa|business|contract|covered|customer|client|provider)/;
/** A state's contract calls its health plan's vendor a "subcontractor", which is the plan's business associate all the same. */
const isFirstTier = /\bsub-?contractor is (?:the|a|an)? ?business associate of (?!business|prime|contractor|vendor)/;

/** Whether an agreement stands one step down the chain, between a business associate and whoever it engages. In small letters. */
export function isOfSubcontractor(head: string, titles: string): boolean {
  const small = head.toLowerCase();
  if (isFirstTier.test(small)) return false;
  return ofSubcontractor.test(titles) || label.test(small) || (mayBeOne.test(small) && isOne.test(small)) || (hasAbove.test(small) && /\bsub-?contract|\bdownstream/.test(small)); // prettier-ignore
}

const otherContract =
  /\b(?:data (?:processing|protection|sharing|services)|master|services?|consult(?:ing|ancy)|subscription|licen[cs]e|purchased?|support|maintenance|staffing|participation|hosting|lease|leasing|employment|professional|provider|network|supply|outsourcing|lockbox|storage|transportation|research|affiliation)\b[^\n]*\b(?:agreement|addendum|contract|terms)\b|\bterms (?:of|and conditions)\b|\bconditions of\b|\bstatement of work\b|\border form\b|\b(?:letter of engagement|engagement letter)\b|\bproposal\b/;
const ofAssociates = /business associate|\bbaa\b|hipaa/;

/** Whether a paper is by its title a contract about something else. */
export const namesOtherContract = (titles: string): boolean => otherContract.test(titles) && !ofAssociates.test(titles);

/** A contract on the processing of data, which promises throughout what its annex on health data completes. */
export const isOnData = (titles: string): boolean => /\bdata (?:processing|protection|sharing)\b/.test(titles);
