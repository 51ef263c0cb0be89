import type { Run } from "./runs.js";

/** The font of words that were typed into fields. */
export const fieldFont = "field";

type Field = Omit<Run, "font">;

/** Words typed into form fields, and text boxes laid over the page: a reader sees them, the page's own text lacks them. */
export function fieldsOf(annotations: unknown[]): Field[] {
  return annotations.flatMap((annotation) => {
    const { rect, subtype, fieldType, fieldValue, contentsObj, hidden, textContent } = annotation as Record<
      string,
      unknown
    >;
    const contents = (contentsObj as { str?: unknown } | undefined)?.str;
    const typed = fieldType === "Tx" ? drawnOf(fieldValue, textContent) : fieldValue;
    // Of a list several entries may be chosen.
    const chosen = Array.isArray(typed) ? shownOf(annotation, typed).join(", ") : typed;
    const words = subtype === "Widget" ? chosen : subtype === "FreeText" ? contents : undefined;
    if (typeof words !== "string" || words.trim() === "" || hidden === true) return [];
    // A button's value is the name of its state.
    if (fieldType === "Btn") return [];
    const [left = 0, bottom = 0, right = 0, top = 0] = rect as number[];
    const lines = words.split(/\r\n?|\n/);
    const size = Math.min(10, Math.max(4, ((top - bottom) / lines.length) * 0.8));
    const first = lines.length === 1 ? (top + bottom) / 2 - 0.3 * size : top - size;
    // Spaces, because a field may touch the words before and after it.
    return lines.map((line, index) => ({
      text: ` ${line} `,
      x: left,
      y: first - 1.2 * size * index,
      width: right - left,
      size,
    }));
  });
}

/** What a field shows in place of what it holds: "1500" is drawn as "1,500.00". */
function drawnOf(value: unknown, lines: unknown): unknown {
  if (!Array.isArray(lines)) return value;
  const drawn = lines.join("\n");
  // Letters in boxes are set apart, and a long text may be cut.
  const isSame = typeof value === "string" && squeeze(value).startsWith(squeeze(drawn));
  return isSame ? value : drawn;
}

const squeeze = (text: string) => text.replace(/\s+/g, "");

/** Entries of lists that stand open on the page, those that were not chosen: they are seen, and nobody agreed to them. */
export function choicesOf(annotations: unknown[]): string {
  const open = annotations.flatMap((annotation) => {
    const { subtype, combo, hidden, fieldValue } = annotation as Record<string, unknown>;
    if (subtype !== "Widget" || combo !== false || hidden === true) return [];
    return entriesOf(annotation).filter(({ value }) => !(Array.isArray(fieldValue) && fieldValue.includes(value)));
  });
  return open.map(({ shown }) => shown).join(" / ");
}

/** A list in a form keeps one word and shows another. */
function shownOf(annotation: unknown, values: readonly unknown[]): string[] {
  const entries = entriesOf(annotation);
  return values.map((value) => entries.find((entry) => entry.value === value)?.shown ?? String(value));
}

function entriesOf(annotation: unknown): { value: unknown; shown: string }[] {
  const { options } = annotation as { options?: { exportValue?: unknown; displayValue?: unknown }[] };
  if (!Array.isArray(options)) return [];
  return options.map(({ exportValue, displayValue }) => ({
    value: exportValue,
    shown: String(displayValue ?? exportValue ?? ""),
  }));
}

/** A blank to write on: a ruled line, dots, or nothing for a while. */
const blank = /_{2,}|\.{4,}|\s{3,}/g;

/** Puts what was typed into a blank in the place of the blank, so that the sentence around it reads on. */
export function withFields<R extends Run & { angle: number }>(runs: readonly R[], fields: readonly R[]): R[] {
  const result = [...runs];
  const loose: R[] = [];
  for (const field of fields) {
    const middle = field.x + field.width / 2;
    const at = result.findIndex((run) => isUnder(run, field) && run.x <= middle && middle <= run.x + run.width);
    const run = result[at];
    const where = run && placeIn(run, (middle - run.x) / run.width);
    if (!where) loose.push(field);
    else result[at] = { ...run, text: run.text.slice(0, where.start) + field.text + run.text.slice(where.end) };
  }
  return [...result, ...loose];
}

function isUnder(run: Run & { angle: number }, field: Run): boolean {
  return Math.abs(run.angle) < 0.01 && Math.abs(run.y - field.y) < 0.7 * Math.max(run.size, field.size);
}

/** The blank nearest to where the field stands, or else the space between two words. */
function placeIn({ text }: Run, share: number): { start: number; end: number } | undefined {
  const wanted = share * text.length;
  const places = [...text.matchAll(blank), ...text.matchAll(/\s+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isBlank: match[0].length > 1,
  }));
  const distance = ({ start, end }: { start: number; end: number }) => Math.max(start - wanted, wanted - end, 0);
  const nearest = (among: typeof places) => among.sort((a, b) => distance(a) - distance(b))[0];
  const found = nearest(places.filter(({ isBlank }) => isBlank));
  if (found && distance(found) < 0.2 * text.length) return found;
  return nearest(places.filter(({ isBlank }) => !isBlank));
}
