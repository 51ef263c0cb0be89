import { namesInZip } from "./zip-names.js";

/** What a file is that baa-lint does not read, as the end of "The file …", and how to make something of it that it does. */
export interface Foreign {
  what: string;
  remedy: string;
}

const office = "`soffice --headless --convert-to docx` does it without a window";
const toWord = `Open it in Word or LibreOffice and save it as .docx (${office}).`;
const toPdf = "Print it to a PDF; pages of a PDF that are pictures are read.";
const sheet = "If the agreement is in it, print that sheet to a PDF.";
const slides = "If the agreement is in it, export the slides as a PDF.";
const unpack = "Unpack it and name the agreement inside.";

type Kind = [sign: string, what: string, remedy: string];

/** By the first bytes, in Latin-1; a dot stands for any byte. */
const magic: readonly [begins: RegExp, what: string, remedy: string][] = [
  [/^(?:\xef\xbb\xbf)?\s*\{\\rtf/, "is a Rich Text file (.rtf)", toWord],
  [/^\xffWPC/, "is a WordPerfect document", toWord],
  [/^\x89PNG/, "is a picture (PNG)", toPdf],
  [/^\xff\xd8\xff/, "is a picture (JPEG)", toPdf],
  [/^GIF8/, "is a picture (GIF)", toPdf],
  [/^(?:II\*\0|MM\0\*)/, "is a picture (TIFF), as fax machines and scanners make them", toPdf],
  [/^BM.{4}\0{4}/s, "is a picture (BMP)", toPdf],
  [/^RIFF.{4}WEBP/s, "is a picture (WebP)", toPdf],
  [/^.{4}ftyp(?:hei|hev|mif|msf|avi)/s, "is a picture (HEIC or AVIF), as telephones make them", toPdf],
  [/^AT&TFORM/, "is a DjVu document", "Convert it to PDF; pages of a PDF that are pictures are read."],
  [/^%!PS/, "is a PostScript file", "Convert it to PDF (`ps2pdf` does it)."],
  [/^(?:[^ -\xff]\x8b[^ -\xff]|7z\xbc\xaf|Rar!)/, "is an archive", unpack],
];

/** By the name of a stream, in the old binary format of Office. */
const streams: readonly Kind[] = [
  [
    "EncryptedPackage",
    "is an Office file protected by a password",
    "Open it in Word and save it without a password, as .docx.",
  ],
  ["WordDocument", "is a Word document of the old .doc format", toWord],
  ["PowerPoint Document", "is a PowerPoint presentation of the old .ppt format", slides],
  ["Workbook", "is an Excel workbook of the old .xls format", sheet],
  ["__properties_version1.0", "is a message saved by Outlook", "Save the agreement attached to it, and name that."],
];

/** By what the `mimetype` of an OpenDocument or an e-book says, or the name of a part. */
const mimetypes: readonly Kind[] = [
  ["application/vnd.oasis.opendocument.text", "is an OpenDocument text (.odt)", toWord],
  ["application/vnd.oasis.opendocument.spreadsheet", "is an OpenDocument spreadsheet (.ods)", sheet],
  ["application/vnd.oasis.opendocument.presentation", "is an OpenDocument presentation (.odp)", slides],
  ["application/vnd.oasis.opendocument", "is an OpenDocument file", "Save it as .docx or .pdf."],
  ["application/epub+zip", "is an e-book (.epub)", "Convert it to .docx, .html or .pdf."],
];
const parts: readonly [name: RegExp, what: string, remedy: string][] = [
  [/^xl\/workbook/, "is an Excel workbook", sheet],
  [/^ppt\/presentation/, "is a PowerPoint presentation", slides],
  [/^Index\/(?:\S*Slide|Presentation)\S*\.iwa$/, "is a Keynote presentation", slides],
  [
    /^(?:Index\/Document\.iwa|Index\.zip|index\.(?:xml|apxl)(?:\.gz)?)$/,
    "is a Pages document (or another one of Apple’s iWork)",
    "Open it in Pages, choose File > Export To > Word (or PDF), and name what that makes.",
  ],
];

/** By how a text begins that only programs read. */
const texts: readonly [begins: RegExp, what: string, remedy: string][] = [
  [/^\s*<\?xml[^>]*>\s*<\?mso-application\s+progid="Word\.Document"/, "is a Word document of the XML format of 2003", toWord],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<\?mso[^>]*>\s*)?<(?:w:wordDocument|pkg:package)\b/, "is a Word document saved as XML", toWord],
  [/^\s*(?:<\?xml[^>]*>\s*)?<office:document\b/, "is an OpenDocument text saved as XML", toWord],
  [/^\s*MIME-Version:[^]{0,2000}multipart\/related/i, "is a web page in one file (.mht)", "Open it in Word or a browser and save it as .docx or .pdf."],
]; // prettier-ignore

const found = (
  kinds: readonly (readonly [unknown, string, string])[],
  is: (sign: never) => boolean,
): Foreign | null => {
  const kind = kinds.find(([sign]) => is(sign as never));
  return kind ? { what: kind[1], remedy: kind[2] } : null;
};

/** Told by the bytes a file begins with: pictures, archives, word processors of old. */
export const foreignByMagic = (buffer: Buffer): Foreign | null => {
  const head = buffer.toString("latin1", 0, 64);
  return found(magic, (begins: RegExp) => begins.test(head));
};

/** A file in the old binary format of Office, of whatever program. */
export const foreignOffice = (buffer: Buffer): Foreign =>
  found(streams, (name: string) => buffer.includes(name, 0, "utf16le")) ?? {
    what: "is an Office file of an old binary format",
    remedy: "Save the agreement as .docx or .pdf.",
  };

/** A zip that is no Word document; null for one that is. */
export function foreignZip(buffer: Buffer): Foreign | null {
  const names = namesInZip(buffer);
  if (names.some((name) => /^\/?word[/\\]document/i.test(name))) return null;
  // The mimetype stands at the front and is not packed.
  const head = buffer.toString("latin1", 0, 200);
  const kind =
    found(mimetypes, (type: string) => head.includes(type)) ??
    found(parts, (part: RegExp) => names.some((name) => part.test(name)));
  if (kind) return kind;
  // The directory of a damaged Word document may be gone; what is left of it says more than this could.
  if (buffer.includes("word/document")) return null;
  return { what: "is a zip archive without a Word document in it", remedy: unpack };
}

/** A text that a program wrote for itself. */
export const foreignText = (text: string): Foreign | null => {
  const head = text.slice(0, 4096);
  return found(texts, (begins: RegExp) => begins.test(head));
};
