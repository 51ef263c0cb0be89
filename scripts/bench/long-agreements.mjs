/** Agreements as long as real ones, put together from the fixtures: the strong one whole, then provisions of others. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { PDFDocument } from "@cantoo/pdf-lib";
import { docxOf } from "../fixtures/docx.mjs";
import { readSource } from "../fixtures/read-source.mjs";

const fixture = (name) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
const main = "hospital-strong";
/** What the others give: paragraphs and pages behind their titles and their parties, so that it stays one agreement. */
const others = ["state-agency", "subcontractor-mailing", "form-2005", "federal-floor", "mutual"];
const opening = { paragraphs: 9, pages: 1 };

const paragraphsOf = (name) => readFileSync(fixture(`${name}.txt`), "utf8").split(/\n\s*\n/); // prettier-ignore
const countWords = (text) => text.split(/\s+/).filter(Boolean).length;

/** The paragraphs of an agreement of about so many words. */
function compose(words) {
  const chosen = [];
  let count = 0;
  const provisions = others.flatMap((name) => paragraphsOf(name).slice(opening.paragraphs));
  for (const paragraph of [...paragraphsOf(main), ...provisions]) {
    if (count >= words) break;
    chosen.push(paragraph);
    count += countWords(paragraph);
  }
  return chosen.join("\n\n");
}

/** Pages as LibreOffice made them, with fonts of their own. */
async function composePages(count) {
  const whole = await PDFDocument.create();
  for (const name of [main, ...others]) {
    const from = await PDFDocument.load(readFileSync(fixture(`${name}.pdf`)));
    const wanted = from.getPageIndices().slice(name === main ? 0 : opening.pages);
    const room = count - whole.getPageCount();
    for (const page of await whole.copyPages(from, wanted.slice(0, room))) whole.addPage(page);
  }
  return whole.save();
}

/** Words of a page of the fixtures, set in Word. */
const wordsOfPage = 430;

/** Writes them into a folder: `{ label: path }`. */
export async function makeLongAgreements(folder) {
  const text = join(folder, "agreement.txt");
  const docx = join(folder, "agreement.docx");
  const pdf = join(folder, "agreement.pdf");
  writeFileSync(text, compose(5000));
  const layout = { header: "Business Associate Agreement" };
  writeFileSync(docx, docxOf(readSource(compose(8 * wordsOfPage), "agreement.txt", layout), layout));
  writeFileSync(pdf, await composePages(8));
  return { text, docx, pdf };
}
