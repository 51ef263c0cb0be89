import { expect, test } from "vitest";
import { read } from "./read.js";

const shown = (text: string, name: string) => {
  const { words, mentions } = read(text);
  return mentions.named(name).map(({ from, to }) => words.slice(from, to).map((word) => word.text).join(" ")); // prettier-ignore
};

test.each([
  ["“Individual” has the meaning given in 45 CFR 164.501.", "164.501"],
  ["“PHI” means protected health information as in 45 CFR 160.103; “Breach” is defined in 45 CFR 164.304.", "164.304"],
  ["PHI is destroyed as 45 CFR 164.504(e)(2)(ii)(I) requires.", "164.504(e)(2)(ii)(I)"],
  ["Vendor shall open its books to the Secretary. (45 CFR 164.504(e)(2)(ii)(H))", "164.504(e)(2)(ii)(H)"],
  ["Vendor shall account for disclosures under 45 CFR 164.526.", "164.526"],
  ["Vendor shall keep to the minimum necessary under 45 CFR 164.528.", "164.528"],
  ["Vendor shall comply with 45 CFR 164.313.", "164.313"],
  ["Vendor shall comply with 45 CFR 154.504(e).", "154.504(e)"],
  ["The Security Rule is 45 CFR Part 164, Subpart E.", "Subpart E"],
  ["HITECH, Title XII, Subtitle D, applies.", "Title XII"],
  ["The HITECH Act, Pub. L. 11-5 applies.", "Pub . L . 11 - 5"],
])("%s: %s is wrong there", (text, citation) => expect(shown(text, "wrong citation")[0]).toBe(citation));

test.each([
  "“Individual” has the meaning given in 45 CFR 160.103 and includes a personal representative under 164.502(g).",
  "“Data Aggregation” has the meaning given in 45 CFR 164.501.",
  "“Individual” and “PHI” have the meanings given in 45 CFR 160.103; “Treatment”, in 45 CFR 164.501.",
  "PHI is destroyed as 45 CFR 164.504(e)(2)(ii)(J) requires.",
  "Vendor shall comply with 45 CFR 164.302 through 164.318.",
  "Vendor shall make PHI available under 45 CFR 164.524 and 164.526.",
  "The Privacy Rule (Subpart E) and the Security Rule (Subpart C) apply.",
  "The HITECH Act, Public Law 111-005, applies.",
  "The share price was 154.504 and fell to 164.313.",
])("%s: nothing is wrong there", (text) => expect(shown(text, "wrong citation")).toEqual([]));
