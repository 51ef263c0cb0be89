// What 45 CFR Parts 160 and 164 hold, as far as agreements cite it.

const parts: Record<string, string> = {
  "160":
    "101 102 103 104 105 201 202 203 204 205 300 302 304 306 308 310 312 314 316 400 401 402 404 406 408 410 412 414 " +
    "416 418 420 422 424 426 500 502 504 506 508 510 512 514 516 518 520 522 524 526 528 530 532 534 536 538 540 542 " +
    "544 546 548 550 552",
  "164":
    "102 103 104 105 106 302 304 306 308 310 312 314 316 318 400 402 404 406 408 410 412 414 500 501 502 504 506 508 " +
    "509 510 512 514 520 522 524 526 528 530 532 534 535",
};
const sections = new Map(Object.entries(parts).map(([part, list]) => [part, new Set(list.split(" "))]));

/** The last lettered paragraph of the sections that agreements quote by paragraph. */
const lastParagraph: Record<string, string> = {
  "164.308": "c",
  "164.310": "d",
  "164.312": "e",
  "164.314": "b",
  "164.316": "b",
  "164.404": "d",
  "164.406": "c",
  "164.408": "c",
  "164.410": "c",
  "164.502": "j",
  "164.504": "g",
  "164.506": "c",
  "164.508": "c",
  "164.510": "b",
  "164.512": "l",
  "164.514": "h",
  "164.522": "b",
  "164.524": "e",
  "164.526": "f",
  "164.528": "d",
  "164.530": "k",
};

/** Whether there is such a section, as far as the numbers and the first paragraph tell. */
export function sectionExists(section: string): boolean {
  const [, part = "", number = "", paragraph, deeper = ""] =
    /^(\d{3})\.(\d{3})(?:\((\w+)\))?((?:\(\w+\))*)/.exec(section) ?? [];
  const known = sections.get(part);
  // Another Part with a number of Part 164 is a slip of the pen; other numbers may well be another law.
  if (!known) return !sections.get("164")!.has(number) || /^(?:162|170|171|155|156)$/.test(part);
  if (!known.has(number)) return false;
  const last = lastParagraph[`${part}.${number}`];
  if (last && paragraph && /^[a-z]$/.test(paragraph) && paragraph > last) return false;
  // 164.504(e)(2)(ii) ends with (J).
  return !(number === "504" && paragraph === "e" && /^\(2\)\(ii\)\([K-Z]\)/.test(deeper));
}

// All words here are in small letters, and so is the text they are looked for in.

/** Where words of the rules are defined. */
export const definedAt: readonly { term: RegExp; at: readonly string[] }[] = [
  { term: /^(?:electronic )?protected health information\b|^e?-?phi\b/, at: ["160.103"] },
  { term: /^individually identifiable health information\b/, at: ["160.103"] },
  {
    term: /^(?:individual|subcontractor|workforce|business associate|covered entity|disclosure|use|secretary)s?\b/,
    at: ["160.103"],
  },
  { term: /^required by law\b/, at: ["164.103"] },
  {
    term: /^(?:data aggregation|designated record set|health care operations|marketing|treatment|payment|psychotherapy notes)\b/,
    at: ["164.501"],
  },
  { term: /^(?:breach|unsecured (?:protected health information|phi))\b/, at: ["164.402"] },
  { term: /^(?:security incident|encryption|integrity|availability|confidentiality)\b/, at: ["164.304"] },
];

/** The sections that hold definitions: another section beside a term is there for another reason. */
export const definitionSections = /^(?:160\.103|164\.103|164\.304|164\.402|164\.501)$/;

/** Rights of individuals, each with the words that speak of it. */
export const rightsSections: readonly { section: string; words: RegExp }[] = [
  { section: "164.520", words: /privacy (?:practices|notice)|notice of/ },
  { section: "164.522", words: /restrict|confidential communication|alternative/ },
  { section: "164.524", words: /access|inspect|\bcop(?:y|ies)|record set/ },
  { section: "164.526", words: /amend|correct/ },
  { section: "164.528", words: /account|disclosures? (?:log|record)|(?:log|record|document)\w*.{0,40}disclosure/ },
];

/** Duties that are cited right behind their name, with the sections that hold them. */
export const dutySections: readonly { words: RegExp; at: RegExp }[] = [
  { words: /minimum necessary/, at: /^164\.(?:502$|502\(b\)|514$|514\(d\))/ },
  { words: /violations? of (?:the )?law/, at: /^164\.502(?:$|\(j\))/ },
  { words: /personal representatives?/, at: /^164\.502(?:$|\(g\))/ },
  { words: /notice of privacy practices/, at: /^164\.520/ },
  { words: /\bde-?identif\w+/, at: /^164\.(?:502$|502\(d\)|514$|514\([abc]\))/ },
  { words: /data aggregation(?: services)?/, at: /^164\.(?:501|504$|504\(e\)$|504\(e\)\(2\)(?:$|\(i\)(?:$|\(B\))))/ },
  { words: /breach(?:es)? of unsecured (?:phi|protected health information)/, at: /^164\.(?:40\d|41\d)/ },
  { words: /notif\w+ (?:to |of )?(?:the |affected )?individuals/, at: /^164\.(?:40\d|41\d)/ },
];
