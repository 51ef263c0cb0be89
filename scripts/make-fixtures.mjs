/**
 * Makes the DOCX and PDF twins of the agreements in fixtures/, the broken files, and fixtures/README.md.
 * Run by hand after a change to a text: node scripts/make-fixtures.mjs [name …]
 * Needs LibreOffice Writer (`soffice`), the Liberation fonts, and `qpdf`.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { docxOf } from "./fixtures/docx.mjs";
import { layouts } from "./fixtures/layouts.mjs";
import { readSource } from "./fixtures/read-source.mjs";

const folder = fileURLToPath(new URL("../fixtures/", import.meta.url));
const chosen = process.argv.slice(2);

const made = [];
for (const [name, layout] of Object.entries(layouts)) {
  const stem = parse(name).name;
  if (chosen.length > 0 && !chosen.includes(stem)) continue;
  const blocks = readSource(readFileSync(join(folder, name), "utf8"), name, layout);
  writeFileSync(join(folder, `${stem}.docx`), docxOf(blocks, layout));
  made.push(`${stem}.docx`);
}
execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", folder, ...made.map((name) => join(folder, name))], { stdio: "inherit" }); // prettier-ignore
// Some of the broken files are made from the PDFs.
await import("./make-broken-fixtures.mjs");
writeFileSync(join(folder, "README.md"), readme());

function readme() {
  const rows = Object.entries(layouts).flatMap(([name, { shows }]) => {
    const stem = parse(name).name;
    const twins = [`${stem}.docx`, `${stem}.pdf`].map((file) => row(file, `The same, as ${parse(file).ext.slice(1).toUpperCase()}.`)); // prettier-ignore
    const scan = `${stem}.scan.pdf`;
    const scanned = existsSync(join(folder, scan)) ? [row(scan, "The same, with its first page scanned.")] : [];
    return [row(name, shows), ...twins, ...scanned];
  });
  const brokenRows = readFileSync(join(folder, "broken/expected.txt"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(/ {2,}/))
    .map(([name, code, phrase]) => row(`broken/${name}`, `exit ${code}: "${phrase}"`));
  return readFileSync(new URL("./fixtures/README.template.md", import.meta.url), "utf8")
    .replace("{{agreements}}", ["| File | What it shows | sha256 |", "| --- | --- | --- |", ...rows].join("\n"))
    .replace("{{broken}}", ["| File | Expected | sha256 |", "| --- | --- | --- |", ...brokenRows].join("\n"));
}

function row(file, shows) {
  const bytes = readFileSync(join(folder, file));
  if (statSync(join(folder, file)).size > 120_000) throw new Error(`${file} is larger than 120 KB`);
  return `| ${file} | ${shows} | \`${createHash("sha256").update(bytes).digest("hex")}\` |`;
}
