import type { Notice } from "../types.js";
import type { PageLines } from "./furniture.js";
import type { Line } from "./lines.js";
import type { Damage, PdfFile } from "./pdf-file.js";
import { pictureShare } from "./pdf-page.js";
import { readsAsEnglish } from "./readable.js";

/** A page with fewer words than this may be a scan with a stamp on it. */
const fewWords = 60;

/** What in the file could not be read as words. */
export async function noticesOf(file: PdfFile, pages: PageLines[], damage: ReadonlySet<Damage>): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const { number, lines } of pages) {
    const text = lines.map((line) => line.text).join("\n");
    const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    const picture = words < fewWords ? await pictureOn(file, number) : 0;
    // A page with nothing on it at all is a blank page: nothing was missed.
    if (words === 0 && picture > 0.02) notices.push(withoutText(number, "holds no text: it is a picture or a scan."));
    else if (picture > 0.5)
      notices.push(withoutText(number, "is mostly a picture; words in the picture were not read."));
    // Only prose is judged: a price list has no "the" and "of".
    else if (
      !readsAsEnglish(
        lines
          .filter(isProse)
          .map((line) => line.text)
          .join("\n"),
      )
    )
      notices.push({
        id: "garbled-text",
        message: `The text of page ${number} does not read as English.`,
        page: number,
        unread: true,
      });
  }
  // After a repair a page without words may have lost its contents.
  const isLost = damage.has("lost") || (damage.has("repaired") && pages.some(({ lines }) => lines.length === 0));
  if (isLost)
    notices.push({ id: "damaged-file", message: "The PDF is damaged: parts of its text may be lost.", unread: true });
  else if (damage.has("repaired"))
    notices.push({ id: "damaged-file", message: "The PDF is damaged and was repaired while reading." });
  return [...notices, ...(await parcelsOf(file, pages))];
}

function isProse(line: Line): boolean {
  return !line.isRow && line.text.length > 25;
}

function withoutText(page: number, words: string): Notice {
  return { id: "page-without-text", message: `Page ${page} ${words}`, page, unread: true };
}

async function pictureOn(file: PdfFile, number: number): Promise<number> {
  // A page that cannot be drawn counts as unread.
  return file
    .getPage(number)
    .then(pictureShare)
    .catch(() => 1);
}

/** Contents outside the pages: attached files and forms that only Adobe's programs show. */
async function parcelsOf(file: PdfFile, pages: PageLines[]): Promise<Notice[]> {
  const notices: Notice[] = [];
  // A portfolio has one page that says to open it in another program.
  const isCover = pages.length <= 1 && pages.every(({ lines }) => lines.length < 25);
  const attached = (await file.getAttachments().catch(() => null)) as Record<string, unknown> | null;
  if (attached && Object.keys(attached).length > 0)
    notices.push({
      id: "attached-files",
      message: `Files attached to the PDF were not read (${Object.keys(attached).length}).`,
      ...(isCover ? { unread: true } : {}),
    });
  if (file.isPureXfa)
    notices.push({ id: "xfa-form", message: "The PDF is an XFA form, whose contents were not read.", unread: true });
  return notices;
}
