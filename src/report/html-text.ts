const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup that is ours; everything else is text. */
export class Html {
  constructor(readonly text: string) {}
}

export type Piece = string | number | Html | readonly Piece[] | null | undefined | false;

const written = (piece: Piece): string => {
  if (piece === null || piece === undefined || piece === false) return "";
  if (piece instanceof Html) return piece.text;
  if (typeof piece === "object") return piece.map(written).join("");
  return String(piece).replace(/[&<>"']/g, (char) => entities[char]!);
};

/** A template whose values are escaped, unless they are markup themselves: a contract cannot write into the page. */
export const markup = (parts: TemplateStringsArray, ...values: readonly Piece[]): Html =>
  new Html(parts.reduce((text, part, index) => text + written(values[index - 1]) + part));
