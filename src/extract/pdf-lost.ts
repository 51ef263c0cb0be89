import {
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** More than an agreement has. */
const mostLost = 50_000;

/**
 * Takes in the objects that stand in a damaged file and were passed over: where the end of a stream is lost, all behind it is
 * taken for a part of it. Each ends where the next one begins, so that what is broken costs no other.
 */
export function takeInLost(bytes: Buffer, context: PDFContext): void {
  const lost = new Map<PDFRef, [start: number, end: number]>();
  let last: [PDFRef, number] | undefined;
  const close = (end: number) => {
    // Of two of one number the later one counts.
    if (last && context.lookup(last[0]) === undefined) lost.set(last[0], [last[1], end]);
  };
  for (const head of bytes.toString("latin1").matchAll(/(?<!\d)(\d{1,7}) (\d{1,5}) obj\b/g)) {
    close(head.index);
    last = [PDFRef.of(Number(head[1]), Number(head[2])), head.index + head[0].length];
    if (lost.size >= mostLost) return;
  }
  close(bytes.length);
  for (const [ref, [start, end]] of lost) context.assign(ref, objectIn(bytes.subarray(start, end), context));
}

function objectIn(bytes: Buffer, context: PDFContext): PDFObject {
  try {
    return PDFObjectParser.forBytes(new Uint8Array(bytes), context).parseObject();
  } catch {
    return PDFInvalidObject.of(bytes);
  }
}

/** What a page says of itself, and how. */
const entries = {
  Contents: [PDFRef, PDFArray],
  Resources: [PDFRef, PDFDict],
  MediaBox: [PDFRef, PDFArray],
  CropBox: [PDFRef, PDFArray],
  Rotate: [PDFNumber],
};

/** What can be made out of a page whose entries are partly broken; undefined when it does not say what it draws, or with what. */
export function pageOutOf(broken: PDFInvalidObject, context: PDFContext): PDFDict | undefined {
  const bytes = Buffer.alloc(broken.sizeInBytes());
  broken.copyBytesInto(bytes, 0);
  const text = bytes.toString("latin1");
  if (!/\/Type\s*\/Page\b/.test(text)) return undefined;
  const page = context.obj({ Type: "Page", MediaBox: [0, 0, 612, 792] });
  for (const [key, kinds] of Object.entries(entries)) {
    const head = new RegExp(`/${key}\\b`).exec(text);
    const value = head && objectIn(bytes.subarray(head.index + head[0].length), context);
    if (kinds.some((kind) => value instanceof kind)) page.set(PDFName.of(key), value!);
  }
  return ["Contents", "Resources"].every((key) => page.has(PDFName.of(key))) ? page : undefined;
}
