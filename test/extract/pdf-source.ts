/** A line of a page: where its baseline begins, in which font, how large, and what it says. */
export type PdfLine = [x: number, y: number, text: string, size?: number, font?: "F1" | "F2"];

/** The smallest PDF that sets these lines on these pages, in Helvetica (F1) and its bold (F2). */
export function pdfOf(pages: PdfLine[][], size: [width: number, height: number] = [612, 792]): Uint8Array {
  const streams = pages.map((lines) =>
    lines
      .map(([x, y, text, points = 10, font = "F1"]) => {
        const escaped = text
          .replace(/[\\()]/g, "\\$&")
          .replaceAll("•", "\\225")
          .replaceAll("’", "\\222");
        return `BT /${font} ${points} Tf ${x} ${y} Td (${escaped}) Tj ET`;
      })
      .join("\n"),
  );
  return pdfOfStreams(streams, size);
}

/** A PDF with these content streams, one a page, annotations and further fonts on every page, and further objects, numbered on from there. */
export function pdfOfStreams(
  streams: string[],
  [width, height] = [612, 792],
  annotations: string[] = [],
  fonts = "",
  others: string[] = [],
): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${streams.length} /Kids [${streams.map((_, index) => `${5 + 2 * index} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ...streams.flatMap((stream, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${6 + 2 * index} 0 R ` +
        `/Annots [${annotations.join(" ")}] ` +
        "/Resources << /Font << /F1 3 0 R /F2 4 0 R " +
        fonts +
        ">> >> >>",
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
    ...others,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** Lines of one column, ten points high, fourteen apart. */
export function column(x: number, y: number, lines: string[]): PdfLine[] {
  return lines.map((text, index) => [x, y - 14 * index, text]);
}
