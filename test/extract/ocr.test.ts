import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { degrees, PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test, vi } from "vitest";
import { hasColumns } from "../../src/extract/ocr-columns.js";
import { straightened } from "../../src/extract/ocr-straighten.js";
import { linesOfHocr } from "../../src/extract/ocr-hocr.js";
import type { Picture } from "../../src/extract/ocr-picture.js";
import { respelled } from "../../src/extract/ocr-spelling.js";
import { runsOfLines } from "../../src/extract/ocr-words.js";
import { extractPdf } from "../../src/extract/pdf.js";
import type { PdfOptions } from "../../src/extract/pdf.js";
import { pdfOf, pdfOfStreams } from "./pdf-source.js";
import { isRunning } from "./processes.js";

/** Lines as Tesseract tells of them: each a height, and words with how sure it is of them. */
function hocr(lines: [y: number, ...words: [text: string, confidence: number][]][], slope = 0): string {
  const spans = lines.map(([y, ...words]) => {
    const said = words.map(([text, confidence], at) => {
      const [left, right] = [200 + 100 * at, 290 + 100 * at];
      return `<span class='ocrx_word' id='w' title='bbox ${left} ${y - 20} ${right} ${y}; x_wconf ${confidence}'>${text}</span>`;
    });
    return `<span class='ocr_line' id='l' title="bbox 200 ${y - 26} 1400 ${y + 6}; baseline ${slope} -6; x_size 26; x_descenders 5; x_ascenders 7">${said.join(" ")}</span>`;
  });
  return `<div class='ocr_page'>${spans.join("\n")}</div>`;
}

const sure = (text: string): [string, number][] => text.split(" ").map((word) => [word, 96]);
const scan = pdfOfStreams(["q 612 0 0 792 0 0 cm /Im0 Do Q 0.4 g 72 700 300 40 re f"]);
const read = (bytes: Uint8Array, options: PdfOptions) =>
  extractPdf({ path: "scan.pdf", format: "pdf", bytes, sha256: "" }, options);

/** A program that tells this of every picture. */
function tesseractThatSees(said: string): string {
  const program = join(mkdtempSync(join(tmpdir(), "baa-lint-ocr-")), "tesseract");
  writeFileSync(program, `#!${process.execPath}\nprocess.stdin.resume();\nconsole.log(${JSON.stringify(said)});\n`);
  chmodSync(program, 0o755);
  return program;
}

/** A program that tells this of pictures in grey, and never ends with one that has black in it. */
function tesseractThatHangsOnBlack(said: string): { program: string; started: () => number[] } {
  const folder = mkdtempSync(join(tmpdir(), "baa-lint-ocr-"));
  const [program, ids, answer] = [join(folder, "tesseract"), join(folder, "ids"), join(folder, "answer")];
  writeFileSync(answer, said);
  writeFileSync(
    program,
    `#!/bin/sh\necho $$ >> ${ids}\n[ "$(tr -dc '\\000' | wc -c)" -gt 0 ] && exec sleep 60\ncat ${answer}\n`,
  );
  chmodSync(program, 0o755);
  return { program, started: () => readFileSync(ids, "utf8").trim().split("\n").map(Number) };
}

describe("what Tesseract tells", () => {
  test("becomes words on lines", () => {
    const [line] = linesOfHocr(hocr([[300, ["AT&amp;T", 91], ["shall", 40]]]));
    expect(line).toMatchObject({ left: 200, baseline: 300, slope: 0, height: 26 });
    expect(line!.words.map(({ text, confidence }) => `${text} ${confidence}`)).toEqual(["AT&T 91", "shall 40"]);
  });

  test("is set straight when the sheet lay askew", () => {
    const lines = linesOfHocr(hocr([[300, ...sure("Vendor shall report any breach")]], 0.02));
    const { runs } = runsOfLines(lines, 1700, 2200, 200 / 72);
    expect(new Set(runs.map(({ y }) => y.toFixed(1))).size).toBe(1);
    expect(runs.map(({ text }) => text)).toEqual(["Vendor", "shall", "report", "any", "breach"]);
  });
});

describe("shapes taken for each other are mended where nothing else can be meant", () => {
  test.each([
    ["used f0r the", "used for the"],
    ["45 C.FR. $ 164.524", "45 C.F.R. § 164.524"],
    ["45 CFR §l64.410", "45 CFR §164.410"],
    ["PHl under HlPAA", "PHI under HIPAA"],
    ["Ill. Term", "III. Term"],
    ["a fee of $ 164.524", "a fee of $ 164.524"],
    ["Section 1 of 10", "Section 1 of 10"],
    ["Ill health", "Ill health"],
    ["(b} amend PHI; [c) account", "(b) amend PHI; (c) account"],
    ["[Name] and [x] stay", "[Name] and [x] stay"],
    ["“Required by Law' means", '“Required by Law" means'],
    ["(“HIPAA’), as amended", '(“HIPAA"), as amended'],
    ["“the vendors' duty” means", "“the vendors' duty” means"],
    ["the vendors' duties", "the vendors' duties"],
  ])("%s", (seen, meant) => {
    const words = seen.split(" ").map((text) => ({ text, confidence: 90, left: 0, right: 9 }));
    expect(respelled(words).map(({ text }) => text).join(" ")).toBe(meant); // prettier-ignore
  });
});

describe("a word made out with next to no confidence", () => {
  const readLine = (...words: [text: string, confidence: number][]) =>
    runsOfLines(linesOfHocr(hocr([[300, ...words]])), 1700, 2200, 200 / 72).runs.map(({ text, isDoubtful }) =>
      isDoubtful ? `[${text}]` : text,
    );

  test("is kept among clear words, and marked", () => {
    const words = [...sure("Vendor shall not"), ["disclose", 8], ...sure("any PHI")] as [string, number][];
    expect(readLine(...words)).toEqual(["Vendor", "shall", "not", "[disclose]", "any", "PHI"]);
  });

  test("is noise as a sign, or where little else is clear", () => {
    expect(readLine(...sure("Vendor shall report"), ["~%", 8], ["|", 90])).toEqual(["Vendor", "shall", "report"]);
    expect(readLine(["eae", 5], ["Ba", 12], ["Vendor", 91], ["oe", 9])).toEqual(["Vendor"]);
  });

  test("is noise in the margin", () => {
    const margin = `<span class='ocrx_word' title='bbox 20 280 60 300; x_wconf 7'>eee</span>`;
    const [line] = linesOfHocr(hocr([[300, ...sure("Vendor shall report any breach")]]).replace(/(<span class='ocrx_word')/, `${margin} $1`)); // prettier-ignore
    expect(runsOfLines([line!], 1700, 2200, 200 / 72).runs[0]!.text).toBe("Vendor");
  });
});

describe("bullets", () => {
  /** Lines by where their words begin, 30 dots high. */
  const textOf = (...lines: [left: number, text: string, confidence?: number][][]) => {
    const seen = lines.map((words, at) => ({
      words: words.map(([left, text, confidence = 95]) => ({ text, confidence, left, right: left + 10 * text.length })),
      left: words[0]![0],
      baseline: 100 + 40 * at,
      slope: 0,
      height: 30,
    }));
    return runsOfLines(seen, 1700, 2200, 200 / 72).runs.map(({ text }) => text).join(" "); // prettier-ignore
  };
  const leadIn: [number, string][] = [[200, "Vendor"], [300, "shall:"]]; // prettier-ignore

  test.each(["«", "»", "*", "+", "o", "e", "®", "+»"])(
    "are bullets though they look like %s",
    (mark) =>
    expect(textOf(leadIn, [[250, mark, 3], [300, "Report"]], leadIn)).toBe("Vendor shall: • Report Vendor shall:"), // prettier-ignore
  );

  test("are parted from the first word", () => {
    expect(textOf(leadIn, [[250, "«Report"], [350, "any"]])).toBe("Vendor shall: • Report any"); // prettier-ignore
  });

  test("are no specks in the margin, and no letters or signs of a sentence", () => {
    expect(textOf(leadIn, [[170, "«", 3], [200, "Report"]])).toBe("Vendor shall: Report"); // prettier-ignore
    expect(textOf(leadIn, [[250, "o"], [300, "report"]])).toBe("Vendor shall: o report"); // prettier-ignore
    expect(textOf(leadIn, [[250, "©"], [300, "2026"], [400, "Acme"]])).toBe("Vendor shall: © 2026 Acme"); // prettier-ignore
  });
});

describe("a page that is a picture", { timeout: 60_000 }, () => {
  test("is read, and words that are doubtful keep their place", async () => {
    const tesseract = tesseractThatSees(
      hocr([
        [300, ...sure("Vendor shall report any breach within"), ["thirty", 35]],
        [340, ...sure("days after discovery and shall keep records.")],
      ]),
    );
    const document = await read(scan, { tesseract });
    expect(document.text).toBe(
      "Vendor shall report any breach within thirty days after discovery and shall keep records.",
    );
    expect(document.doubts?.map(({ start, end }) => document.text.slice(start, end))).toEqual(["thirty"]);
    expect(document.notices).toMatchObject([{ id: "read-from-picture", page: 1 }]);
    expect(document.notices[0]!.unread).toBeUndefined();
  });

  test("is traced, so that its words can be marked, however the picture lies on the page", async () => {
    const { x, y } = { x: (200 * 72) / 200, y: 792 - (300 * 72) / 200 };
    const seen = hocr([[300, ...sure("Vendor shall report any breach within ten days of discovery")]]);
    const matrixOf = async (bytes: Uint8Array) => {
      const { drawn, traces } = await read(bytes, { tesseract: tesseractThatSees(seen), trace: true });
      return drawn![traces![0]!.piece]!.matrix;
    };
    const [a, b, , d, left, base] = await matrixOf(scan);
    expect([a > 0, b, d > 0]).toEqual([true, 0, true]);
    expect([left, base].map(Math.round)).toEqual([x, y].map(Math.round));
    // Shown turned by a quarter, the words of the picture run up the page as it is stored.
    const file = await PDFDocument.load(scan);
    file.getPage(0).setRotation(degrees(90));
    const [along, up, , , right, high] = await matrixOf(await file.save());
    expect([Math.round(along), up > 0]).toEqual([0, true]);
    expect([right, high].map(Math.round)).toEqual([Math.round((300 * 72) / 200), x]);
  });

  test("is unread in part when most words are doubtful", async () => {
    const words = "Vndor shll reprt ny brch wthn thrty dys".split(" ").map((word): [string, number] => [word, 41]);
    const document = await read(scan, {
      tesseract: tesseractThatSees(hocr([[300, ...sure("Term and end hereof"), ...words]])),
    });
    expect(document.notices).toMatchObject([{ id: "read-from-picture", unread: true }]);
  });

  test("keeps the letters of what was typed over it", async () => {
    const stamped = pdfOfStreams([
      "q 612 0 0 792 0 0 cm /Im0 Do Q 0.4 g 72 700 300 40 re f BT /F1 10 Tf 72 640 Td (Stamped) Tj ET",
    ]);
    const tesseract = tesseractThatSees(hocr([[300, ...sure("Vendor shall report any breach")]]));
    expect((await read(stamped, { tesseract })).text).toBe("Vendor shall report any breach\nStamped");
  });

  test("is turned round when no words are made out, but not page after page in vain, and is then not read any more", async () => {
    const folder = mkdtempSync(join(tmpdir(), "baa-lint-ocr-"));
    const [program, log] = [join(folder, "tesseract"), join(folder, "log")];
    const unclear = hocr([[300, ...Array.from({ length: 8 }, (_, at): [string, number] => [`nnuu${at}`, 30])]]);
    writeFileSync(
      program,
      `#!${process.execPath}
      const read = [];
      process.stdin.on("data", (data) => read.push(data));
      process.stdin.on("end", () => {
        const [, width, height] = /^P5\\n(\\d+) (\\d+)/.exec(Buffer.concat(read).toString("latin1"));
        require("node:fs").appendFileSync(${JSON.stringify(log)}, width + "x" + height + "\\n");
        console.log(${JSON.stringify(unclear)});
      });`,
    );
    chmodSync(program, 0o755);
    const page = "q 612 0 0 792 0 0 cm /Im0 Do Q 0.4 g 72 700 300 40 re f BT /F1 10 Tf 72 640 Td (Stamped) Tj ET";
    const { notices, text } = await read(pdfOfStreams([page, page, page, page]), { tesseract: program });
    expect(notices.filter(({ unread }) => unread)).toHaveLength(4);
    // What was taken for words is none of the text; a stamp beside it makes no page read.
    expect(text.replace(/\s+/g, " ")).toBe("Stamped Stamped Stamped Stamped");
    const sizes = readFileSync(log, "utf8").trim().split("\n").filter((size) => size !== "32x32").sort(); // prettier-ignore
    // Two samples of the first page of each lane, three strips of it turned round at half the size; then a sample of each.
    const times = (count: number, size: string) => Array<string>(count).fill(size);
    expect(sizes).toEqual([...times(4, "1100x85"), ...times(6, "1700x138"), ...times(2, "850x110")]);
  });

  test.skipIf(process.platform === "win32")(
    "is left unread when time is up, those before it are kept, and the program that was at it is ended",
    async () => {
      const { program, started } = tesseractThatHangsOnBlack(hocr([[300, ...sure("Vendor shall report any breach")]]));
      const page = (grey: number) => `q 612 0 0 792 0 0 cm /Im0 Do Q ${grey} g 72 700 300 40 re f`;
      const soFar: string[] = [];
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      const { text, notices } = await read(pdfOfStreams([page(0.4), page(0), page(0)]), {
        tesseract: program,
        until: Date.now() + 60_000,
        onSoFar: (document) => {
          soFar.push(document.text);
          if (document.text) vi.advanceTimersByTime(60_000);
        },
      }).finally(() => vi.useRealTimers());
      expect(text).toBe("Vendor shall report any breach");
      expect(soFar).toEqual(["", text]);
      expect(notices.filter(({ unread }) => unread)).toHaveLength(2);
      expect(notices).toContainEqual(expect.objectContaining({ id: "pictures-given-up" }));
      expect(notices.at(-1)!.message).toContain("2 pages");
      for (const id of started()) await vi.waitFor(() => expect(isRunning(id)).toBe(false), 10_000);
    },
  );

  test("is not read when nobody wants it", async () => {
    const { text, notices } = await read(scan, { ocr: "never" });
    expect(text).toBe("");
    expect(notices).toMatchObject([{ id: "page-without-text", unread: true }]);
  });

  test("and a page with text is, when somebody does", async () => {
    const tesseract = tesseractThatSees(hocr([[300, ...sure("Vendor may report any breach")]]));
    const document = await read(pdfOf([[[72, 700, "Vendor shall report any breach."]]]), { tesseract, ocr: "always" });
    expect(document.text).toBe("Vendor may report any breach");
  });

  test("tells what to install where the optional packages are not there", async () => {
    vi.doMock("@napi-rs/canvas", () => {
      throw new Error("Cannot find package");
    });
    const { notices } = await read(scan, {});
    vi.doUnmock("@napi-rs/canvas");
    expect(notices).toMatchObject([
      { id: "page-without-text", page: 1, unread: true },
      { id: "ocr-missing", message: expect.stringContaining("without --omit=optional") as string },
    ]);
  });
});

describe("a picture of a page", () => {
  /** Bars where lines of text would be, falling by so much for every point to the right. */
  const page = (slope: number, isInk: (x: number) => boolean) => {
    const [width, height] = [850, 1100];
    const grey = new Uint8Array(width * height).fill(255);
    for (let line = 100; line < 1000; line += 20)
      for (let x = 80; x < 770; x++)
        for (let y = 0; y < 9; y++)
          if (isInk(x) && x % 40 > 3) grey[Math.round(line + y + slope * (x - width / 2)) * width + x] = 0;
    return { width, height, grey, scale: 1 };
  };
  const darkRows = ({ grey, width }: Pick<Picture, "grey" | "width">) => {
    let rows = 0;
    for (let at = 0; at < grey.length; at += width)
      if (grey.subarray(at, at + width).some((value) => value < 128)) rows++;
    return rows;
  };

  test("is set straight before it is read", () => {
    const askew = page(0.012, () => true);
    expect(darkRows(askew)).toBeGreaterThan(700);
    expect(darkRows(straightened(askew))).toBeLessThan(560);
  });

  test("that lies straight is left as it is", () => {
    const straight = page(0, () => true);
    expect(straightened(straight)).toBe(straight);
  });

  test("has columns when a gap runs down its middle", () => {
    expect(hasColumns(page(0, () => true))).toBe(false);
    expect(hasColumns(page(0, (x) => x < 410 || x > 440))).toBe(true);
  });
});
