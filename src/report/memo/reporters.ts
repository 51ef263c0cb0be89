import type { Report } from "../../types.js";
import { sanitise } from "../sanitise.js";
import { memoOf } from "./memo.js";

/** What stands at the foot of every page. */
const footerOf = ({ documents }: Report): string =>
  `baa-lint · ${documents.map(({ path }) => sanitise(path)).join(", ").slice(0, 90)} · not legal advice`; // prettier-ignore

// What writes the files is imported when it writes.
export const docx = async (report: Report): Promise<Uint8Array> =>
  (await import("./docx.js")).memoDocx(memoOf(report), footerOf(report));

export const pdf = async (report: Report): Promise<Uint8Array> =>
  (await import("./pdf.js")).memoPdf(memoOf(report), footerOf(report));
