import type { Notice } from "../types.js";
import type { Cleared } from "./furniture.js";
import type { PageLines } from "./lines.js";
import type { Damage, PdfFile } from "./pdf-file.js";
import type { PictureOutcome } from "./pdf-pictures.js";
import type { Verdict } from "./pdf-verdicts.js";

/** What is said of pages whose text cannot be used, when they were not read as pictures. */
const unreadPages: Record<Exclude<Verdict, "text">, { id: string; is: string }> = {
  empty: { id: "page-without-text", is: "holds no text: it is a picture or a scan." },
  picture: { id: "page-without-text", is: "is mostly a picture; words in the picture were not read." },
  garbled: { id: "garbled-text", is: "holds text that does not read as English." },
};

/** What is said of pages that were. */
const picturePages: Record<PictureOutcome["kind"], { id: string; is: string; unread?: boolean } | undefined> = {
  read: { id: "read-from-picture", is: "was read from its picture (OCR)." },
  partly: { id: "read-from-picture", is: "was read from its picture (OCR), but only in part.", unread: true },
  wordless: {
    id: "page-without-text",
    is: "holds no text: it is a picture in which no words could be made out.",
    unread: true,
  },
  failed: {
    id: "page-without-text",
    is: "holds no text: it is a picture or a scan that could not be read.",
    unread: true,
  },
  blank: undefined,
  // Said of the page as if nobody had tried; why is told once.
  missing: undefined,
  skipped: undefined,
  late: undefined,
};

const untried: ReadonlySet<PictureOutcome["kind"]> = new Set(["missing", "skipped", "late"]);

/** What could not be read of the pages, or was read from pictures of them. */
export function noticesOfPages(
  verdicts: ReadonlyMap<number, Verdict>,
  outcomes: ReadonlyMap<number, PictureOutcome>,
): Notice[] {
  const notices: Notice[] = [];
  for (const [page, verdict] of verdicts) {
    const outcome = outcomes.get(page)?.kind;
    const wasTried = outcome !== undefined && !untried.has(outcome);
    if (!wasTried && verdict === "text") continue;
    const said = wasTried ? picturePages[outcome] : { ...unreadPages[verdict as "empty"], unread: true };
    if (!said) continue;
    const { id, is, unread } = said;
    notices.push({ id, message: `Page ${page} ${is}`, page, ...(unread ? { unread } : {}) });
  }
  const kinds = new Set([...outcomes.values()].map(({ kind }) => kind));
  if (kinds.has("missing"))
    notices.push({
      id: "ocr-missing",
      message:
        "Pictures of text were not read, because packages for that were left out at installation. Install baa-lint again without --omit=optional.",
    });
  if (kinds.has("skipped"))
    notices.push({
      id: "ocr-limit",
      message: "There are more scanned pages than are read at once. Split off the agreement and lint that part.",
    });
  const late = [...outcomes.values()].filter(({ kind }) => kind === "late").length;
  if (late > 0)
    notices.push({
      id: "pictures-given-up",
      message: `The pictures of ${late === 1 ? "1 page" : `${late} pages`} were given up: reading them takes more time or memory than a document may take. --timeout gives it more time.`,
    });
  return notices;
}

/** What the pages repeat and was left out. */
export function noticesOfFurniture({ runningHeads, stamps }: Pick<Cleared, "runningHeads" | "stamps">): Notice[] {
  const notices: Notice[] = [];
  if (runningHeads.length > 0) {
    const heads = runningHeads.slice(0, 5).join(" / ");
    notices.push({ id: "running-heads", message: `Left out what the pages repeat: ${heads}` });
  }
  if (stamps.length > 0) {
    const some = stamps.slice(0, 3).join(" / ");
    notices.push({ id: "stamps", message: `Left out stamps of a signature service: ${some}` });
  }
  return notices;
}

/** What in the file besides its pages could not be read as words. */
export async function noticesOfFile(
  file: PdfFile,
  pages: PageLines[],
  damage: ReadonlySet<Damage>,
  read: (page: number) => boolean,
): Promise<Notice[]> {
  // After a repair a page without words may have lost its contents.
  const isLost =
    damage.has("lost") ||
    (damage.has("repaired") && pages.some(({ lines, number }) => lines.length === 0 && !read(number)));
  if (isLost)
    return [
      { id: "damaged-file", message: "The PDF is damaged: parts of its text may be lost.", unread: true },
      ...(await parcelsOf(file, pages)),
    ];
  return [
    ...(damage.has("repaired")
      ? [{ id: "damaged-file", message: "The PDF is damaged and was repaired while reading." }]
      : []),
    ...(await parcelsOf(file, pages)),
  ];
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
