import type { Terminal } from "./terminal.js";

const eraseLine = "\r\u001B[K";

/** Tells on a terminal how far reading pictures has come: it takes seconds a page. Elsewhere it says nothing. */
export function progressOn({ err, isErrTTY }: Terminal): (done: number, pages: number) => void {
  if (!isErrTTY) return () => undefined;
  return (done, pages) =>
    err(done === pages ? eraseLine : `${eraseLine}Reading pictures of pages: ${done} of ${pages} …`);
}
