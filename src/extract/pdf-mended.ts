import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  type PDFContext,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";
import { pageOutOf, takeInLost } from "./pdf-lost.js";

export interface Mended {
  bytes: Uint8Array;
  /** The pages, counted from 1, of which nothing is left but their place. */
  gone: number[];
}

/** Nobody sends a larger one, and taking it to pieces takes memory. */
const mostBytes = 32 * 1024 * 1024;
/**
 * A PDF whose pages stand in one list, an empty one in the place of each that is broken: pdf.js follows the tree of pages only
 * as far as the first of these. Undefined when there are no more pages to be had that way than those it knows.
 */
export async function withAllPages(
  bytes: Uint8Array,
  { known, most }: { known: number; most: number },
): Promise<Mended | undefined> {
  if (bytes.length > mostBytes || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("/Encrypt"))
    return undefined;
  try {
    // A file may lack its first line and be read by all others.
    const whole = Buffer.concat([Buffer.from("%PDF-1.7\n"), bytes]);
    const file = await PDFDocument.load(whole, { updateMetadata: false, throwOnInvalidObject: false });
    const { context, catalog } = file;
    takeInLost(whole, context);
    const tree = catalog.lookup(PDFName.of("Pages"), PDFDict);
    const pages = pagesOf(tree, context, most);
    if (pages.length <= known) return undefined;
    const empty = context.obj({ Type: "Page", MediaBox: [0, 0, 612, 792] });
    const list = pages.map((page) => page ?? context.register(empty.clone(context)));
    tree.set(PDFName.of("Kids"), context.obj(list));
    tree.set(PDFName.of("Count"), context.obj(list.length));
    const saved = await file.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
    return { bytes: saved, gone: pages.flatMap((page, index) => (page ? [] : [index + 1])) };
  } catch {
    // Too broken for the one as for the other.
    return undefined;
  }
}

/** Where the pages of a tree are kept, in their order; undefined for one that is no page. */
function pagesOf(tree: PDFDict, context: PDFContext, most: number): (PDFRef | undefined)[] {
  const pages: (PDFRef | undefined)[] = [];
  const seen = new Set<PDFObject>();
  const ahead: PDFObject[] = [tree];
  while (ahead.length > 0 && pages.length <= most) {
    const one = ahead.pop()!;
    mendPage(one, context, seen);
    const node = context.lookup(one);
    const isNew = node !== undefined && !seen.has(node);
    if (isNew) seen.add(node);
    const kids = node instanceof PDFDict ? node.lookup(PDFName.of("Kids")) : undefined;
    if (isNew && kids instanceof PDFArray)
      ahead.push(
        ...kids
          .asArray()
          .slice(0, most + 1)
          .reverse(),
      );
    else if (isNew && node instanceof PDFDict && kids === undefined)
      pages.push(one instanceof PDFRef ? one : context.register(node));
    else pages.push(undefined);
  }
  return pages;
}

/** Puts what can be made out of a broken page in its place. */
function mendPage(one: PDFObject, context: PDFContext, seen: ReadonlySet<PDFObject>): void {
  const broken = context.lookup(one);
  if (!(one instanceof PDFRef && broken instanceof PDFInvalidObject) || seen.has(broken)) return;
  const page = pageOutOf(broken, context);
  if (page) context.assign(one, page);
}
