import type { Notice } from "../types.js";

/** One line for notices that say the same of several pages. */
export interface Told {
  text: string;
  unread: boolean;
}

/** “3–5, 9”. */
function ranges(pages: number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

function tell([first, ...others]: [Notice, ...Notice[]]): string {
  const { page, message } = first;
  const own = page === undefined || message.includes(`age ${page}`) ? message : `Page ${page}: ${message}`;
  const pages = others.flatMap((notice) => notice.page ?? []);
  return pages.length === 0 ? own : `${own} The same on ${pages.length === 1 ? "page" : "pages"} ${ranges(pages)}.`;
}

/** What the reader should know about how the document could be read, pages with the same fate together. */
export function toldOnce(notices: Notice[]): Told[] {
  const groups = new Map<string, [Notice, ...Notice[]]>();
  for (const notice of notices) {
    const key = `${notice.id} ${notice.message.replace(/\d+/g, "#")} ${notice.page === undefined ? notice.message : ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [notice]);
    else group.push(notice);
  }
  return [...groups.values()].map((group) => ({ text: tell(group), unread: group[0].unread === true }));
}
