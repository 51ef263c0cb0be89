/**
 * Makes fixtures/broken/; make-fixtures.mjs runs it. Needs `qpdf` for the encrypted file.
 */
import { execFileSync } from "node:child_process";
import { Buffer } from "node:buffer";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const folder = join(fixtures, "broken");
mkdirSync(folder, { recursive: true });
const write = (name, bytes) => writeFileSync(join(folder, name), bytes);

write("empty.pdf", "");
write(
  "garbage.pdf",
  Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, ...Array.from({ length: 400 }, (_, at) => (at * 83) % 251)]),
);
write("truncated.pdf", readFileSync(join(fixtures, "comply-with-hipaa.pdf")).subarray(0, 6000));
write("garbage.docx", zipSync({ "notes/readme.txt": strToU8("A zip file that holds no Word document.") }, { mtime: "2026-01-01T00:00:00Z" })); // prettier-ignore
write("broken-xml.docx", zipSync({
  "[Content_Types].xml": strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  "word/document.xml": strToU8('<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Business Associate shall'),
}, { mtime: "2026-01-01T00:00:00Z" })); // prettier-ignore
write(
  "legacy.doc",
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(504),
    Buffer.from("WordDocument", "utf16le"),
    Buffer.alloc(1000),
  ]),
);
write(
  "rich-text.rtf",
  "{\\rtf1\\ansi Business Associate shall report to Covered Entity any breach of Unsecured PHI.\\par}\n",
);
write("rich-text.doc", "{\\rtf1\\ansi Business Associate shall return or destroy all PHI at termination.\\par}\n");
const packed = { mtime: "2026-01-01T00:00:00Z" };
write("open-document.odt", zipSync({
  mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
  "content.xml": strToU8("<office:document-content>Business Associate shall report any breach.</office:document-content>"),
}, packed)); // prettier-ignore
write("apple.pages", zipSync({ "Index/Document.iwa": new Uint8Array([0, 6, 0, 0, 1, 2]), "Metadata/Properties.plist": strToU8("<plist/>") }, packed)); // prettier-ignore
write("workbook.xlsx", zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<workbook/>") }, packed)); // prettier-ignore
write("slides.pptx", zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "ppt/presentation.xml": strToU8("<presentation/>") }, packed)); // prettier-ignore
write("photograph.jpg", Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"));
write("fax.tif", Buffer.from("49492a00080000000000", "hex"));
write("screenshot.docx", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
write("binary.bin", Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 167 + 13) % 256)));
write("not-a-pdf.pdf", readFileSync(join(fixtures, "comply-with-hipaa.txt")));
write("scan.pdf", scan());
execFileSync("qpdf", ["--encrypt", "secret", "owner", "256", "--", join(fixtures, "comply-with-hipaa.pdf"), join(folder, "encrypted.pdf")]); // prettier-ignore

/** One page that holds a grey picture with dark bars where a scanner saw lines of text, and no text. */
function scan() {
  const [width, height] = [170, 220];
  const pixels = Buffer.alloc(width * height, 0xf0);
  for (let y = 20; y < 200; y++) if (y % 6 < 2) pixels.fill(0x30, y * width + 20, y * width + 150 - ((y * 7) % 30));
  const image = deflateSync(pixels, { level: 9 });
  const drawing = "q 612 0 0 792 0 0 cm /Im0 Do Q";
  return pdf([
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    Buffer.from("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>"),
    stream("", Buffer.from(drawing)),
    stream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`, image),
  ]); // prettier-ignore
}

function stream(entries, bytes) {
  return Buffer.concat([Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from("\nendstream")]); // prettier-ignore
}

function pdf(objects) {
  const parts = [Buffer.from("%PDF-1.4\n")];
  const offsets = [];
  let length = parts[0].length;
  const add = (bytes) => {
    parts.push(bytes);
    length += bytes.length;
  };
  objects.forEach((object, at) => {
    offsets.push(length);
    add(Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]));
  });
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)); // prettier-ignore
  return Buffer.concat(parts);
}
