import type { Notice } from "../types.js";
import type { PageRuns } from "./pdf-page.js";

/** What is to be told of a page whose text could be had: what was left out of it, and what a reader should know of the rest. */
export function noticesOfPage(page: number, read: PageRuns): Notice[] {
  const { hasFields, hidden, aside, isOcr, isShuffled, runs } = read;
  const told: (Omit<Notice, "page"> | false)[] = [
    hasFields && {
      id: "form-fields",
      message: `Words in form fields on page ${page} were read as text; they can be changed after signing, and when they were typed could not be told.`,
    },
    isShuffled && {
      id: "letters-in-no-order",
      message: `The letters of page ${page} are drawn in no order, so that search, copy and other readers may find other words, or none; why could not be told. They were read as they stand on the page.`,
    },
    hidden !== "" && {
      id: "hidden-text",
      message: `Hidden text on page ${page}, which no reader of the page can see, was left out. It begins “${firstWords(hidden)}”.`,
    },
    /\p{L}{3}/u.test(aside) && {
      id: "turned-text",
      message: `Text that runs another way than the rest of page ${page} was left out: “${aside.slice(0, 120)}”.`,
      // A watermark or a note in the margin is short.
      ...(wordsIn(aside) > Math.max(25, 0.3 * runs.reduce((sum, { text }) => sum + wordsIn(text), 0)) && {
        unread: true,
      }),
    },
    isOcr && {
      id: "text-over-picture",
      message: `The words of page ${page} lie unseen over a picture of it, as OCR lays them, and were read as its text.`,
    },
  ];
  return told.flatMap((one) => {
    if (!one) return [];
    const { id, message, unread } = one;
    return [{ id, message, page, ...(unread && { unread }) }];
  });
}

const wordsIn = (text: string) => text.match(/\p{L}{2,}/gu)?.length ?? 0;

/** Enough to find hidden words by; a report says no more of what is no part of the contract. */
function firstWords(hidden: string): string {
  const words = hidden.trim().split(/\s+/);
  return words.length > 4 ? `${words.slice(0, 4).join(" ")} …` : words.join(" ");
}
