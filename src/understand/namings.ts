// How agreements say who is who: Acme, Inc. (“Vendor”); “Business Associate” means Acme; Vendor, meaning Acme, shall …

import type { Span } from "../types.js";
import { isOneOf } from "./words.js";

/** A name with the labels the agreement gives it. */
export interface Naming {
  name: string;
  labels: string[];
  /** Offset in the text. */
  at: number;
  /** Label and name stand in neighbouring cells of a table, which may also be the heads of two columns. */
  isCell?: boolean;
}

const initial = String.raw`[A-Z\[<{_]`;
const nameWord = String.raw`${initial}[\w&.'’/<>\[\]{}?-]*`;
// "Ferry Surveys (US), Inc."
const ofCountry = String.raw`(?:\s+\([A-Z][A-Za-z]{1,14}\)(?=,?\s+[A-Z]))?`;
// "Three Hills Area Agency on Aging, Inc."
const onWhat = String.raw`(?<=\b(?:Agency|Alliance|Association|Board|Bureau|Center|Centre|Coalition|Commission|Committee|Council|Institute|Office)\s)on`;
const properName = String.raw`(?:${nameWord}${ofCountry}(?:,?\s+(?:(?:of|and|the|for|${onWhat}|d\/b\/a|dba|doing business as|&)\s+)*${nameWord}${ofCountry}){0,9}(?:,?\s+(?:Inc|LLC|Corp|Ltd|L\.L\.C|LP|LLP|P\.C|PBC)\b\.?)?)`;
const quoted = String.raw`[“"‘']([^”"’'\n()]{2,40})[”"’']`;
const bracket = new RegExp(
  String.raw`\((?:[^()“"\n]{0,60}?)${quoted}(?:[^()“"\n]{0,14}${quoted})?[^()\n]{0,80}\)`,
  "g",
);
// The bracket belongs to the name after “between”, not to the title before it: “This Agreement is made between Acme (…)”.
const opening = /\b(?:between|among|made by|made with|into by|into with)\b/i;
const nameBefore = new RegExp(String.raw`(${properName})[^.;“"()\n]{0,160}?$`);
/** "Federal law calls Lakeside Hospital (“Hospital”)": what opens a sentence has a capital from there, and is no name. */
const nameAtBracket = new RegExp(
  String.raw`^(?:[A-Z][a-z]+((?:\s+[a-z]+)+)|(?:When|Where|If|As|Because|Since|While|Once)((?:\s+[a-z]+)+),)\s+(${properName})\s*$`,
);
const ofWhere = /\b(?:of|in|at|for|under|behalf|and|by|through)$/;
/** "who runs Acme Notes, and [LEGAL NAME OF PRACTICE] (“Practice”)": a name still to be filled in. */
const blankBefore = /(\[[A-Z][^\]\n]{2,70}\])[\s*_,]*$/;
/** "the vendor identified in the order (“Subcontractor”)", "the undersigned (“Customer”)": a party, by no name. */
const described =
  /(?:^|\b(?:and|between|with|by))\s+(?:the|any|each)\s+(?:[a-z]+\s+){0,3}(?:vendor|supplier|contractor|customer|client|party|person|entity|organi[sz]ation|company|firm|practice|provider|undersigned|signatory|user)\b[^.;()]{0,120}$/;
/**
 * "The person whose name appears on the Acme account (“Subscriber”)": what a relative clause or a participle says of a party described
 * and not named holds no name of it.
 */
const isDescribed = (before: string): boolean =>
  /(?:^|\b(?:and|between|with|by))\s+(?:the|any|each)\s+(?:[a-z]+\s+){0,5}(?:whose|who|that|which|named|identified|listed|shown|signing|accepting|using|holding|registered)\s[^.;()]{0,120}[a-z]\s*$/.test(
    before,
  );
/** "And: Bright Meadow Chiropractic", "A. Harborline Health Plan": what opens a line of its own is no part of a name. */
const lineOpening = /^\W*(?:(?:And|Between|With)\s*:|[A-D]\.(?=\s+[A-Z][\w’']{2}))\s*/;
/** How far before its bracket a name may begin. */
const reach = 240;
// “Business Associate” shall generally have the same meaning …, and in reference to the party to this agreement, shall mean X.
const meaning = new RegExp(
  String.raw`[“"]?(Business Associate|Covered Entity)[”"]?[^.\n]{0,220}?\b(?:shall mean|means|refers to|is)\s+(?:the\s+)?(${properName})`,
  "g",
);
const line =
  /(?:^|\n)\W*(Business Associate|Covered Entity)\s*(?:\([^)\n]*\))?\s*([:|])\s*([A-Z[{<][^\n:|]{2,60})(?=\n|$|\|)/g;
/** "And so becomes a business associate of Acme". */
const becomes = /\bbecomes?\s+(?:an?|the)\s+business\s+associate\s+(?:of|to)\s+(?:the\s+)?([A-Z][A-Za-z]+)/g;
const sideOf = new RegExp(
  String.raw`\b(${nameWord})(?:\s+(?:is|are|being|acts as|acting as|shall be|will be|may be|qualifies as|meets(?:[^.]{0,40}) the definition of)(?:\s+(?:considered|deemed|acting as|functioning as))?)\s+(?:a|the|an)?\s*[“"]?([Bb]usiness [Aa]ssociate|[Cc]overed [Ee]ntity)\b(?![’'])`,
  "g",
);

/** Labels that name a document, a law or a thing, never a party. */
const noPartyInSmallLetters =
  /\b(?:agreement|addendum|contract|exhibit|schedule|baa|msa|hipaa|hitech|act|rules?|regulations?|phi|ephi|information|data|content|files?|services|date|term|part(?:y|ies)|products?|law|breach|incident|plan document|policy|records?|cfr|section|purpose|losses|indemnity|website|site|platform|software|system|individual|secretary|hhs)\b/;
const isNoParty = (name: string): boolean => noPartyInSmallLetters.test(name.toLowerCase());

/** Whether a name is that of a document, a law or a thing. */
export const isThing = (name: string): boolean => isNoParty(name);

const tidy = (label: string) =>
  label
    .trim()
    .replace(/^(?:the|each,? an?|an?)\s+/i, "")
    .replace(/[,.]$/, "");

/** The name that the words before a bracket end with, or begin with: "Acme, Inc., a company of Delaware". */
function nameIn(before: string): string | undefined {
  const found = nameBefore.exec(before);
  if (!found) return undefined;
  const behind = nameAtBracket.exec(before.slice(found.index));
  return behind && !ofWhere.test(behind[1] ?? "") ? behind[3]! : found[1];
}

/** All namings of a text, in its order. */
export function readNamings(text: string): Naming[] {
  const inBrackets = [...text.matchAll(bracket)].flatMap((match): Naming[] => {
    const before = text
      .slice(Math.max(0, match.index - reach), match.index)
      .split(opening)
      .at(-1)!
      // A title above is no part of a name, nor is the cell before in a row.
      .split(/\n|\s\|\s/)
      .at(-1)!
      .replace(lineOpening, "");
    const name =
      blankBefore.exec(before)?.[1] ??
      (isDescribed(before) ? "" : (nameIn(before) ?? (described.test(before) ? "" : undefined)));
    if (name === undefined) return [];
    const labels = [match[1], match[2]].filter((label) => label !== undefined).map(tidy);
    return [{ name: name.trim(), labels, at: match.index }];
  });
  const said = [...text.matchAll(meaning)].map(
    (match): Naming => ({ name: match[2]!.trim(), labels: [match[1]!], at: match.index }),
  );
  const inLines = [...text.matchAll(line)].map(
    (match): Naming => ({
      name: match[3]!.trim(),
      labels: [match[1]!],
      at: match.index,
      ...(match[2] === "|" && { isCell: true }),
    }),
  );
  return [...inBrackets, ...said, ...inLines]
    .filter(
      ({ name, labels }) => labels.length > 0 && labels.every(isPartyLabel) && (form.test(name) || !isNoParty(name)),
    )
    .filter(({ name }) => !/^(?:these|this|those|that|when|where|if|each|any|all|no)\b/i.test(name))
    .filter(({ name }) => !/\b(?:shall|will|may|agrees|means|has|that|with|by|to)\b|.{70}/.test(name))
    .map(({ name, ...rest }) => ({
      ...rest,
      name: lastOf(name).replace(/\s*[[(](?!\w+\),? [A-Z]).*$/, (tail) => (/^[[<{]/.test(name) ? tail : "")),
    }));
}

/** "Millpond Lane, Pine Hollow. Cobbler Street Computers", "the City, and Prehospital Quality Partners": what ends before is another name. */
const lastOf = (name: string): string => name.split(endOfSentence).at(-1)!.split(endOfMember).at(-1)!;

const endOfSentence =
  /(?<=[a-z]{3}\.)(?<!\b(?:Inc|Corp|Ltd|Bros|Assoc|Univ|Dept|Mrs|Rev|Hon|Drs|Mfg|Hosp|Mem|Gen|Intl)\.)\s+(?=[A-Z])/;
const endOfMember = /,\s+and\s+(?=(?:[A-Z][\w&.'’-]+\s+){2}[A-Z])/;

/** Labels in quotation marks that may be a party's, in small letters. */
export function readQuotedLabels(text: string): string[] {
  const found = [...text.matchAll(/[“"]((?:[A-Z][\w&-]*)(?:\s[A-Z][\w&-]*){0,2})[,.]?[”"]/g)]
    // "“Owner” means the party that": what is said to mean a thing is no party, unless it means one.
    .filter(
      ({ index, 0: whole }) =>
        !/^\s*(?:shall\s+)?(?:means?|ha(?:s|ve))\b(?!\s+the\s+party)/i.test(
          text.slice(index + whole.length, index + whole.length + 40),
        ),
    )
    .map((match) => match[1]!)
    .filter((one) => !isNoParty(one));
  return [...new Set(found.map((one) => one.toLowerCase()))];
}

/** Trade names written small, after the address they come from: kolm.example (“kolm”). */
export function readSmallNames(text: string): string[] {
  return [...text.matchAll(/\b([a-z][\w-]{2,20})\.[a-z]{2,8}\s*\(\s*[“"]([a-z][\w-]{2,20})[”"]\s*\)/g)]
    .filter((match) => match[1] === match[2])
    .map((match) => match[2]!);
}

/**
 * Labels said to be one or the other: "Contractor is a business associate of the County". Where a second one becomes the business
 * associate of the first, one step down the chain, the first stands where a covered entity would.
 */
export function readSides(text: string): { label: string; role: string }[] {
  const above = new Set([...text.matchAll(becomes)].map((match) => match[1]!.toLowerCase()));
  return [...text.matchAll(sideOf)].map((match) => {
    const isAbove = above.has(match[1]!.toLowerCase());
    return { label: match[1]!, role: isAbove ? "covered entity" : match[2]!.toLowerCase() };
  });
}

/** "“Receiving Party” means a party when it holds PHI in its capacity as Business Associate": a label by what whoever bears it is. */
const byCapacity =
  /[“"]((?:[A-Z][\w-]*)(?:\s[A-Z][\w-]*){0,2})[”"]\s+(?:shall\s+mean|means|refers\s+to|is|denotes)\b([^;“"]{10,420}?\b(?:capacity\s+(?:as|of)|capacity\s+as|role\s+(?:as|of)|acts?\s+as|acting\s+as|serv(?:es|ing)\s+as|as|is|becomes?)\s+(?:an?|the|that|its|their)?\s*(?:other(?:['’]s)?\s+)?[“"]?(business associate|covered entity)\b(?!\s+(?:agreement|contract|of\b)))/gi;

/** Parties that a definition calls by what they are, with their role. */
export function readCapacities(text: string): { label: string; role: string }[] {
  return [...text.matchAll(byCapacity)]
    .filter(
      ({ 1: label, 2: meaning }) => /^[A-Z]/.test(label!) && isPartyLabel(label!) && !/[.]\s+[A-Z“"]/.test(meaning!),
    )
    .map((match) => ({ label: match[1]!, role: match[3]!.toLowerCase().replace(/\s+/g, " ") }));
}

/** "Receiving Party", "Party A", "Data Custodian" name a party, though their words by themselves do not. */
const isPartyLabel = (label: string): boolean =>
  !isNoParty(label) ||
  /^(?!(?:Each|Either|Neither|Both|Other|Third|Any|No|Such|One|The|A|Every)\s)(?:[A-Z][\w-]*\s){1,2}Party$|^Party\s[A-Z\d]$/.test(
    label,
  ) ||
  /^Data (?:Owner|Custodian|Steward|Processor|Controller|Recipient|Receiver|Holder|Provider|Supplier|Importer|Exporter)$/.test(
    label,
  );

const form = /[\s,]+(?:inc|llc|l\.l\.c|corp|corporation|ltd|limited|co|company|lp|llp|plc|pllc|p\.c|pbc|gmbh)\.?$/i;
const genericFirst =
  "the business covered health healthcare medical american united national state university county city st new first general department this hipaa between provider company agreement effective customer client party services service data protected exhibit section article organization vendor contractor";

/** What a party may be called after its full name: without the legal form, by a distinctive first word, by its trade name. */
export function shortNames(name: string): string[] {
  if (/^[[<{_]/.test(name)) return [];
  const names = name.split(/\s*,?\s+(?:d\/b\/a|dba|doing business as)\s+/i);
  return names
    .flatMap((one) => {
      const plain = one
        .replace(/^the\s+/i, "")
        .replace(form, "")
        .trim();
      const first = plain.split(/\s+/)[0] ?? "";
      return [plain, ...(first.length > 3 && !isOneOf(genericFirst, first) ? [first] : [])];
    })
    .map((one) => one.toLowerCase())
    .filter((one) => one.length > 2);
}

const label = String.raw`(?:\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|\b[Ww]e|\b[Yy]ou|\b[Uu]s|\b[A-Z]{2,4})`;
const forward = String.raw`[”"’']?(?:\s*[,(]\s*(?:(?:that|which|this) is(?: to say)?|(?:this|that|which) means|being|meaning|i\.e\.|namely|in this case)?\s*,?\s*|\s+(?:is|are|means|being|shall mean|refers to|stands for|denotes|designates|is sponsored by)\s+)(?:the\s+)?`;
const noLabel =
  /^(?:not|what|yes|inc|llc|the|and|if|when|section|agreement|phi|hipaa|each|in|of|for|as|it|any|no|this|that|who|which|shall|will|upon|on|at|by|to|from|covered entity|business associate)$/;

/** "Upon Termination, Vendor, at its own cost,": what such words open is an event, not a label. */
const opensPhrase =
  /\b(?:(?:an?|any|each|every|such|no)|(?:upon|on|after|before|during|following|absent|for|in|under|at|from|without|per|if|when|until|since))\s+[“"']?$/i;

/** "Where Clinic (Lakeside) has": a sentence begins so, no label. */
const opensSentence =
  /^(?:Where|When|Whenever|While|Once|If|Unless|Until|Upon|After|Before|Should|As|For|In|And|But|Nor|The)\s+/;

const labelBefore = new RegExp(`(${label})(?:['’]s)?(${forward})$`);
const labelAfter = new RegExp(
  String.raw`^(?:\s[A-Z][a-z]+){0,2},?\s*(?:is|being|acts as|acting as|\()\s*(?:the\s+)?(${label})(?=[\s,.;:)’'])`,
);
/** How far from a name, in characters, its label may stand. */
const aside = 120;

/** Labels set beside a known name: "Vendor (Northwind)", "“We” is Northwind", "Northwind is the Billing Agent". */
export function readAppositions(text: string, name: string): string[] {
  const places = placesOf(text, name);
  const before = places.flatMap(({ start, end }) => {
    if (/^(?:\w|\s*[’'])/.test(text.slice(end, end + 4))) return [];
    const from = Math.max(0, start - aside);
    const match = labelBefore.exec(text.slice(from, start));
    return match && isBeside(text, from + match.index, match[2]!, end) ? match[1]! : [];
  });
  const after = places.flatMap(({ end }) => labelAfter.exec(text.slice(end, end + aside))?.[1] ?? []);
  return [...before, ...after]
    .map((found) => found.replace(opensSentence, ""))
    .filter((found) => !noLabel.test(found.toLowerCase()) && !isNoParty(found));
}

/** "Absent a Reportable Event, Clinic may": a comma alone sets a name beside a label only when another closes it. */
const isBeside = (text: string, from: number, joint: string, to: number): boolean =>
  !/^[”"’']?\s*,\s*(?:the\s+)?$/.test(joint) ||
  (/^[”"’']?\s*,/.test(text.slice(to, to + 4)) && !opensPhrase.test(text.slice(Math.max(0, from - 30), from)));

/** Where a name stands, each of its words in either case of its first letter, as it may open a sentence. */
function placesOf(text: string, name: string): Span[] {
  const found: Span[] = [];
  const [first = "", ...others] = name.split(/\s+/);
  for (const opening of new Set([first, capital(first)]))
    for (let start = text.indexOf(opening); start >= 0; start = text.indexOf(opening, start + 1)) {
      let end = start + opening.length;
      for (const part of others) {
        const gap = /^\s+/.exec(text.slice(end, end + 8))?.[0].length ?? 0;
        const next = end + gap;
        const isPart = gap > 0 && (text.startsWith(part, next) || text.startsWith(capital(part), next));
        end = isPart ? next + part.length : Infinity;
      }
      if (end < Infinity) found.push({ start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
