/** A word as it was made out in a picture; points from the upper left corner. */
export interface SeenWord {
  text: string;
  /** 0 to 100: how sure the reader is of it. */
  confidence: number;
  left: number;
  right: number;
}

/** Words on one line, and the line they stand on. */
export interface SeenLine {
  words: SeenWord[];
  /** Height of the baseline at the left end of the line, and how much it falls for every point to the right. */
  left: number;
  baseline: number;
  slope: number;
  /** From the foot of "p" to the top of "l". */
  height: number;
}

const lineTag = /<span class=['"]ocr_(?:line|header|caption|textfloat)['"][^>]*?title=(['"])(.*?)\1/g;
const wordTag = /<span class=['"]ocrx_word['"][^>]*?title=(['"])(.*?)\1[^>]*>(.*?)<\/span>/gs;

/** The lines in hOCR, the form in which Tesseract tells what it saw, and where. */
export function linesOfHocr(hocr: string): SeenLine[] {
  const heads = [...hocr.matchAll(lineTag)];
  return heads.flatMap((head, index) => {
    const title = head[2]!;
    const [left = 0, , , bottom = 0] = numbers(title, "bbox");
    const [slope = 0, offset = 0] = numbers(title, "baseline");
    const [height = 0] = numbers(title, "x_size");
    const words = wordsOf(hocr.slice(head.index + head[0].length, heads[index + 1]?.index));
    return words.length > 0 ? [{ words, left, baseline: bottom + offset, slope, height }] : [];
  });
}

function wordsOf(hocr: string): SeenWord[] {
  return [...hocr.matchAll(wordTag)].flatMap(([, , title = "", content = ""]) => {
    const text = unescape(content.replace(/<[^>]*>/g, "")).trim();
    const [left = 0, , right = 0] = numbers(title, "bbox");
    return text === "" ? [] : [{ text, confidence: numbers(title, "x_wconf")[0] ?? 0, left, right }];
  });
}

function numbers(title: string, name: string): number[] {
  const values = new RegExp(`\\b${name} ([-\\d. ]+)`).exec(title)?.[1];
  return values?.trim().split(" ").map(Number) ?? [];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function unescape(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
}
