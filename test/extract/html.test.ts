import { describe, expect, test } from "vitest";
import { extractHtml } from "../../src/extract/html.js";
import { shown, sourceOfText } from "./shown.js";

const extract = (text: string) => extractHtml(sourceOfText(text, "html"));
const read = (text: string) => shown(extract(text));

describe("elements become blocks", () => {
  const long = "Business Associate shall report each breach. ".repeat(6).trim();

  test.each<[string, string, string[]]>([
    [
      "headings and paragraphs",
      "<h1>BAA</h1><p>One\n  two.</p><div>Three.</div>",
      ["heading BAA", "paragraph One two.", "paragraph Three."],
    ],
    [
      "a short paragraph all in bold",
      "<p><strong>4. Breach</strong></p><p><b>Breach.</b> Vendor shall report.</p>",
      ["heading 4. Breach", "paragraph Breach. Vendor shall report."],
    ],
    [
      "lists count as a browser does",
      '<ol start="3"><li>c</li><li><p>d</p><ol type="a"><li>x</li><li value="4">y</li></ol></li><li>e</li></ol><ul><li>z</li></ul>',
      ["item [3.] c", "item [4.] d", "item [a.] x", "item [d.] y", "item [5.] e", "item [•] z"],
    ],
    ["lists without marks", '<ol style="list-style: none"><li>(a) one</li></ol>', ["item (a) one"]],
    ["typed labels", "<p>(a) encrypt;</p>", ["item (a) encrypt;"]],
    [
      "one line break is a space, two part paragraphs",
      "One<br>two.<br><br>Three.",
      ["paragraph One two.", "paragraph Three."],
    ],
    [
      "a line break before a label parts blocks",
      "<p>Vendor shall:<br>(a) encrypt;<br>(b) report.</p>",
      ["paragraph Vendor shall:", "item (a) encrypt;", "item (b) report."],
    ],
    [
      "tables row by row",
      "<table><tr><th>Term</th><th>Fee</th></tr><tr><td><p>3 years</p></td><td></td><td>none</td></tr></table>",
      ["row Term | Fee", "row 3 years | none"],
    ],
    [
      "tables that only place paragraphs",
      `<table><tr><td>1</td><td><p>${long}</p><p>${long}</p></td></tr></table>`,
      ["paragraph 1", `paragraph ${long}`, `paragraph ${long}`],
    ],
    ["quotations", "<blockquote>Note.</blockquote><p>Text.</p>", ["quote Note.", "paragraph Text."]],
    [
      "text set as typed",
      "<pre>BUSINESS ASSOCIATE AGREEMENT\n\nVendor shall:\n(a) report.</pre>",
      ["heading BUSINESS ASSOCIATE AGREEMENT", "paragraph Vendor shall:", "item (a) report."],
    ],
    ["entities", "<p>See &sect;&nbsp;164.502 &amp; &ldquo;PHI&rdquo;</p>", ["paragraph See § 164.502 & “PHI”"]],
    [
      "scripts, styles, menus and code of the server go",
      "<?php if ($a > 1) ?><head><title>x</title></head><nav>Home</nav><script>a</script><style>b</style><p>Text.</p>",
      ["paragraph Text."],
    ],
    ["links side by side are words of their own", "<p><a>Privacy</a><a>Terms</a></p>", ["paragraph Privacy Terms"]],
  ])("%s", (_, html, lines) => expect(read(html)).toEqual(lines));
});

test.each([
  ["hidden", "<p hidden>x</p>"],
  ["display: none", '<div style="display: none"><p>x</p></div>'],
  ["no size", '<span style="font-size:0">x</span>'],
])("text that is not seen is left out, and the reader is told: %s", (_, html) => {
  const { text, notices } = extract(`<p>Shown.</p>${html}<p>Too.</p>`);
  expect(text).toBe("Shown.\nToo.");
  expect(notices.map(({ id }) => id)).toEqual(["hidden-text"]);
});

test("lines of the file are told", () =>
  expect(extract("<p>One.</p>\n\n<p>Two.</p>").blocks.map(({ origin }) => origin.line)).toEqual([1, 3]));
