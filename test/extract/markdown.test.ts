import { describe, expect, test } from "vitest";
import { extractMarkdown } from "../../src/extract/markdown.js";
import { plain } from "../../src/extract/markdown-inline.js";
import { shown, sourceOfText } from "./shown.js";

const extract = (text: string) => extractMarkdown(sourceOfText(text, "markdown"));
const read = (text: string) => shown(extract(text));

describe("marks go, words stay", () => {
  test.each([
    ["**Breach notification.** Vendor *shall* report.", "Breach notification. Vendor shall report."],
    ["***Both*** and __bold__ and _italic_ and ~~struck~~", "Both and bold and italic and struck"],
    ['see [the Rule](https://www.hhs.gov/x_(y) "title") and <https://a.org>', "see the Rule and https://a.org"],
    ["[Individual](s) and [Company Name]", "[Individual](s) and [Company Name]"],
    ["`[NAME]` and ``a ` b``", "[NAME] and a ` b"],
    ["on ____ of __/__/____, by **_____**", "on ____ of __/__/____, by _____"],
    // A blank to fill in is quoted as the file has it, so that the quote is found there.
    ["\\_\\_\\_\\_ and 2 * 3 * 4 and snake_case_name", "\\_\\_\\_\\_ and 2 * 3 * 4 and snake_case_name"],
    ["first\\_name", "first_name"],
    ["&sect; 164.502 &amp; &#8220;PHI&#8221; &unknown;", "§ 164.502 & “PHI” &unknown;"],
    ["<u>Term</u><br>ends <Company Name> <b>today</b>", "Term\nends <Company Name> today"],
    ["**PHI*** means", "PHI* means"],
    ["an open **mark stays", "an open **mark stays"],
    ["noted.[^1]", "noted."],
  ])("%s", (source, text) => expect(plain(source)).toBe(text));

  test("in linear time, whatever comes", () => {
    for (const piece of ["**a ", "__a", "[a](", "[[", "`a ``", "<b ", "&", "*_", "\\"]) {
      const started = performance.now();
      plain(piece.repeat(50_000));
      expect(performance.now() - started, piece).toBeLessThan(2000);
    }
  });
});

describe("kinds of blocks", () => {
  test.each<[string, string, string[]]>([
    [
      "ticks and crosses are bullets",
      "Vendor promises:\n\n✅ to report Breaches\n✅ to return PHI",
      ["paragraph Vendor promises:", "item [•] to report Breaches", "item [•] to return PHI"],
    ],
    [
      "headings of all kinds",
      "# One\n\nTwo\n===\n\nThree\n---\n\n**4. Breach**\n\n**5. Term.**",
      ["heading One", "heading Two", "heading Three", "heading 4. Breach", "heading 5. Term."],
    ],
    [
      "a paragraph that begins in bold is none",
      "**Breach.** Vendor shall report.",
      ["paragraph Breach. Vendor shall report."],
    ],
    [
      "hard-wrapped lines are one paragraph",
      "Vendor shall\nreport each\nbreach.",
      ["paragraph Vendor shall report each breach."],
    ],
    [
      "titles, numbers and lead-ins begin anew without a blank line above them",
      "Vendor shall:\n- encrypt\n- report\n**2.2 Records**\nVendor may:\n- copy\nVendor shall not:\n- sell PHI.\n2.3 Audits. Clinic may audit.",
      [
        "paragraph Vendor shall:",
        "item [•] encrypt",
        "item [•] report",
        "heading 2.2 Records",
        "paragraph Vendor may:",
        "item [•] copy",
        "paragraph Vendor shall not:",
        "item [•] sell PHI.",
        "paragraph 2.3 Audits. Clinic may audit.",
      ],
    ],
    [
      "an item that begins in bold goes on at the margin",
      "- **Reports**: Vendor shall report to\nClinic each breach.\n- **Log**: keep it.",
      ["item [•] Reports: Vendor shall report to Clinic each breach.", "item [•] Log: keep it."],
    ],
    [
      "a table ends where a line has no bars",
      "| Name | Use |\n|---|---|\n| Acme | Print |\nClinic agrees to them.",
      ["row Name | Use", "row Acme | Print", "paragraph Clinic agrees to them."],
    ],
    [
      "items carry their labels",
      "Vendor shall:\n- encrypt;\n- report.\n\n(a) one\n(b) two\n\na. x",
      [
        "paragraph Vendor shall:",
        "item [•] encrypt;",
        "item [•] report.",
        "item [(a)] one",
        "item [(b)] two",
        "item [a.] x",
      ],
    ],
    [
      "items numbered 1. throughout count on, as Markdown shows them",
      "1. a\n1. b\n   1. c\n   1. d\n1. e",
      ["item [1.] a", "item [2.] b", "item [1.] c", "item [2.] d", "item [3.] e"],
    ],
    ["the letter behind a bullet is what is cited", "- (a) encrypt", ["item [(a)] encrypt"]],
    [
      "an item runs on over lines",
      "1. Vendor shall\n   report.\n2. Term",
      ["item [1.] Vendor shall report.", "item [2.] Term"],
    ],
    [
      "a number that only happens to start a line is no item",
      "as set out in section\n2. of the Act",
      ["paragraph as set out in section 2. of the Act"],
    ],
    [
      "tables with and without outer bars",
      "| A | **B** |\n|---|---|\n| 1 | x\\|y |\n\nC | D\n--|--\n3 | 4",
      ["row A | B", "row 1 | x|y", "row C | D", "row 3 | 4"],
    ],
    [
      "quotations",
      "> Note: a\n> template.\n\nText.\n\nMore.",
      ["quote Note: a template.", "paragraph Text.", "paragraph More."],
    ],
    [
      "a document that is all quotation is the agreement itself",
      "> # BAA\n> Vendor shall report.\n>\n> - a",
      ["heading BAA", "paragraph Vendor shall report.", "item [•] a"],
    ],
    [
      "comments, front matter, lines across and definitions of links go",
      "---\ntitle: x\n---\n<!-- a\nb -->\nText [one][1].\n\n***\n\n[1]: https://a.org",
      ["paragraph Text [one][1]."],
    ],
    [
      "fields stand apart, party details together",
      '**Term:** 3 years\n**Fee:** none\n\nName: Acme\nAddress: x\n("Vendor")',
      ["paragraph Term: 3 years", "paragraph Fee: none", 'paragraph Name: Acme Address: x ("Vendor")'],
    ],
    [
      "two spaces break a line, but not a sentence",
      "ABC Company  \n603 Main St\n\nVendor  \nshall report.",
      ["paragraph ABC Company", "paragraph 603 Main St", "paragraph Vendor shall report."],
    ],
    ["text in fences is kept as it is", "```\nVendor * shall\n```", ["paragraph Vendor * shall"]],
  ])("%s", (_, text, lines) => expect(read(text)).toEqual(lines));

  test("levels and lines are told", () => {
    const { blocks } = extract("# A\n\n- b\n  - c\n- d\n\n## E");
    expect(blocks.map(({ level, origin }) => [level, origin.line])).toEqual([
      [1, 1],
      [0, 3],
      [1, 4],
      [0, 5],
      [2, 7],
    ]);
  });
});
