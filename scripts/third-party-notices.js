// Writes THIRD-PARTY-NOTICES.md: the licences of the packages that are bundled into dist/.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, URL } from "node:url";

// natural and pdf-parse are bundled in part: what else they name does not come along.
const whole = ["chalk", "commander", "fflate", "htmlparser2", "mammoth", "saxes", "stemmer", "yaml"];
const inPart = ["natural", "pdf-parse", "pdfjs-dist"];
const bundled = [...new Set([...inPart, ...whole.flatMap(withDependencies)])].sort();

function folderOf(name) {
  return fileURLToPath(new URL(`../node_modules/${name}/`, import.meta.url));
}

function withDependencies(name) {
  const { dependencies = {} } = description(name);
  return [name, ...Object.keys(dependencies).flatMap(withDependencies)];
}

function description(name) {
  return JSON.parse(readFileSync(`${folderOf(name)}package.json`, "utf8"));
}

// saxes says ISC in its package.json and ships no text of it.
const isc = `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file) return readFileSync(folder + file, "utf8");
  return isc;
}

function notice(name) {
  const folder = folderOf(name);
  const { version, license, author } = description(name);
  const by = typeof author === "string" ? author : (author?.name ?? "");
  const head = [`## ${name} ${version}`, "", [license, by].filter(Boolean).join(", ")];
  return [...head, "", "```", licenceText(folder).replace(/\r/g, "").trim(), "```"].join("\n");
}

const title = "# Third-party notices\n\nbaa-lint bundles these packages. Made by `npm run notices`.\n";
writeFileSync(new URL("../THIRD-PARTY-NOTICES.md", import.meta.url), `${title}\n${bundled.map(notice).join("\n\n")}\n`);
