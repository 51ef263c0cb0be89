import { heading, type Page, paragraph } from "./layout.js";

// Signing a good agreement with a vendor leaves all of this where it was: with the practice.
export const duties: readonly [duty: string, law: string][] = [
  ["a written risk analysis and a plan for what it finds", "45 CFR 164.308(a)(1)(ii)(A)-(B)"],
  ["a notice of privacy practices for patients", "45 CFR 164.520"],
  ["training for everyone who works there", "45 CFR 164.530(b), 164.308(a)(5)"],
  ["a privacy officer and a security officer", "45 CFR 164.530(a), 164.308(a)(2)"],
  ["records of all this, kept for six years", "45 CFR 164.316(b)(2)(i), 164.530(j)"],
  ["patients’ authorization where the rule asks for it", "45 CFR 164.508"],
];

export const elsewhere =
  "A cap on what the vendor pays often stands in the services agreement, and state law asks for more (--state): read those too.";
export const noAdvice = "This report describes wording found by rules; it is not legal advice.";

/** What no agreement with a vendor does for a practice. */
export function ownDuties(page: Page): string[] {
  return [
    ...heading("What no agreement does for a practice", page),
    ...paragraph("However good the agreement, these stay with the practice:", page, 3),
    ...duties.flatMap(([duty, law]) => paragraph(`${duty} (${law})`, page, 3, "· ")),
    "",
    ...paragraph(`${elsewhere} ${noAdvice}`, page, 3, "", page.style.faint),
  ];
}
