/** What stands before the items of a list that is not numbered. */
export const bulletMark = "[-*+•✓✔✅☑☒✗✘✕❌]";
const bullet = new RegExp(`^${bulletMark}$`, "u");
export const isBulletMark = (mark: string): boolean => bullet.test(mark);

/** Text without comments and front matter; their lines stay, so that the others keep their numbers. */
export function blankOut(text: string): string {
  const empty = (part: string) => part.replace(/[^\n]/g, "");
  const front = /^---\n(?:[^]*?\n)?---\n/.exec(text)?.[0];
  const isFront = front !== undefined && /^\w[\w-]*:/m.test(front) && front.length < 5000;
  let out = isFront ? empty(front) : "";
  let at = out.length ? front!.length : 0;
  for (;;) {
    const start = text.indexOf("<!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) return out + text.slice(at);
    out += text.slice(at, start) + empty(text.slice(start, end + 3));
    at = end + 3;
  }
}

interface List {
  /** Columns before the mark. */
  indent: number;
  ordered: boolean;
  /** The number of the latest item as written and as shown. */
  written: number;
  shown: number;
}

/** Nesting and numbers of lists as Markdown shows them: "1." "1." "1." counts on. */
export class MarkdownLists {
  #open: List[] = [];

  /** Text at the left margin that is no item ends all lists. */
  end(): void {
    this.#open = [];
  }

  /** The label and level of an item with this mark behind so many columns. */
  next(indent: number, mark: string): { label: string; level: number } {
    while (this.#open.length > 0 && this.#open.at(-1)!.indent > indent + 1) this.#open.pop();
    const ordered = !isBulletMark(mark);
    const number = /^\d/.test(mark) ? Number.parseInt(mark, 10) : 0;
    let list = this.#open.at(-1);
    if (!list || list.indent < indent - 1 || list.ordered !== ordered) {
      if (list && list.indent >= indent - 1) this.#open.pop();
      this.#open.push((list = { indent, ordered, written: number, shown: number }));
      return { label: ordered ? mark : "•", level: this.#open.length - 1 };
    }
    list.shown = number > 0 && number === list.written ? list.shown + 1 : number;
    list.written = number;
    const label = number > 0 ? list.shown + mark.replace(/^\d+/, "") : mark;
    return { label: ordered ? label : "•", level: this.#open.length - 1 };
  }
}
