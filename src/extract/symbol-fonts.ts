/**
 * Fonts whose letters are signs: in Wingdings "q" is a box and "l" a bullet. Of those that Word brings along, the signs that mean
 * something in a contract are known; Zapf Dingbats, which every reader of PDF has, is in Unicode sign by sign.
 */
export function signOf(font: string, code: number): string | undefined {
  const name = font.replace(/^[A-Z]{6}\+/, "").replace(/[\s_-]|regular/gi, "");
  if (/^(?:itc)?zapfdingbats/i.test(name)) return dingbat(code);
  return tables.find(([pattern]) => pattern.test(name))?.[1].get(code);
}

const [box, ticked] = ["☐", "☒"];

const tables: [RegExp, Map<number, string>][] = [
  [
    /^wingdings$/i,
    tableOf({
      [box]: [0x6f, 0x70, 0x71, 0x72, 0xa8],
      [ticked]: [0x53, 0x78, 0xfb, 0xfc, 0xfd, 0xfe],
      "•": [0x6c, 0x9e, 0x9f],
      "■": [0x6e],
      "▪": [0xa7],
      "○": [0xa1],
      "◆": [0x75],
      "❖": [0x76],
      "➢": [0xd8],
      "→": [0xe0, 0xe8, 0xf0],
    }),
  ],
  [/^wingdings2$/i, tableOf({ [box]: [0x2a, 0x30, 0xa3], [ticked]: [0x51, 0x52, 0x53, 0x54] })],
  [/^symbol(?:mt)?$/i, tableOf({ "•": [0xb7], "§": [0xa7] })],
];

function tableOf(signs: Record<string, number[]>): Map<number, string> {
  return new Map(Object.entries(signs).flatMap(([sign, codes]) => codes.map((code) => [code, sign] as const)));
}

/** The block of Dingbats keeps the order of the font; what Unicode had before stands elsewhere. */
const elsewhere = new Map([
  ...signsFrom(0x25, "☎"),
  ...signsFrom(0x2a, "☛☞"),
  ...signsFrom(0x48, "★"),
  ...signsFrom(0x6c, "●"),
  ...signsFrom(0x6e, "■"),
  ...signsFrom(0x73, "▲▼◆"),
  ...signsFrom(0x77, "◗"),
  ...signsFrom(0xa8, "♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩"),
  ...signsFrom(0xd5, "→↔↕"),
]);

function signsFrom(code: number, signs: string): [number, string][] {
  return Array.from(signs, (sign, index) => [code + index, sign]);
}

function dingbat(code: number): string | undefined {
  if (elsewhere.has(code)) return elsewhere.get(code);
  if (code > 0x20 && code < 0x7f) return String.fromCharCode(0x2700 + code - 0x20);
  return code > 0xa0 && code < 0xff && code !== 0xf0 ? String.fromCharCode(0x2760 + code - 0xa0) : undefined;
}
