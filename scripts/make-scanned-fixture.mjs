/**
 * Makes fixtures/click-through.scan.pdf: the first page as a scanner sees it, a little askew, and the second as text.
 * Run by hand: node scripts/make-scanned-fixture.mjs. Needs poppler (`pdftoppm`, `pdfseparate`, `pdfunite`) and ImageMagick.
 */
import { execFileSync } from "node:child_process";
import { Buffer } from "node:buffer";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const source = join(fixtures, "click-through.pdf");
const folder = mkdtempSync(join(tmpdir(), "scan-"));
const path = (name) => join(folder, name);
const dotsPerInch = 150;

execFileSync("pdftoppm", [
  "-r",
  String(dotsPerInch),
  "-gray",
  "-f",
  "1",
  "-l",
  "1",
  "-singlefile",
  source,
  path("page"),
]);
execFileSync("convert", [path("page.pgm"), "-background", "white", "-rotate", "0.4", "-blur", "0x0.5", "-level", "4%,92%", "-quality", "12", path("page.jpg")]); // prettier-ignore
writeFileSync(path("scan.pdf"), pictureAsPdf(readFileSync(path("page.jpg"))));
execFileSync("pdfseparate", ["-f", "2", "-l", "2", source, path("text.pdf")]);
execFileSync("pdfunite", [path("scan.pdf"), path("text.pdf"), join(fixtures, "click-through.scan.pdf")]);

/** A PDF of one page that shows the JPEG and holds no text. */
function pictureAsPdf(jpeg) {
  const { width, height } = sizeOf(jpeg);
  const [w, h] = [width, height].map((dots) => ((dots * 72) / dotsPerInch).toFixed(1));
  const drawing = `q ${w} 0 0 ${h} 0 0 cm /Im0 Do Q`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from("\nendstream"),
    ]),
  ];
  let length = 9;
  const offsets = [];
  const parts = objects.map((object, at) => {
    offsets.push(length);
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    length += part.length;
    return part;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([Buffer.from("%PDF-1.4\n"), ...parts, Buffer.from(end)]);
}

/** Out of the frame header of a JPEG. */
function sizeOf(jpeg) {
  for (let at = 2; ; at += 2 + jpeg.readUInt16BE(at + 2))
    if (jpeg[at + 1] >= 0xc0 && jpeg[at + 1] <= 0xc2)
      return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) };
}
