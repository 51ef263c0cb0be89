import type { Trace } from "../types.js";
import { placeIn, type Scanned, type ScannedNode, type ScannedParagraph } from "./docx-scan.js";

/** A place between two runs, or one at which a run has to be parted. */
interface Place {
  at: number;
  /** How the run is closed and opened again around what is set in; empty between two runs. */
  before: string;
  after: string;
}

/** What is set in at one place: what ends there first. */
interface Marks extends Place {
  ends: string[];
  starts: string[];
}

/** What is set in at a place; `until` where an empty element gives way to it. */
type Edit = readonly [at: number, text: string, until?: number];

/** A paragraph to be set in. */
export interface NewParagraph {
  /** It has the properties of the paragraph before it, whose end it may take over. */
  isAlike: boolean;
  /** Says that the end of a paragraph is new. */
  mark: string;
  /** The paragraph, with what says so of its own end, or nothing. */
  written: (mark: string) => string;
}

/** Changes to the XML of a part, gathered and made at once. Nothing that is there is taken out. */
export class Marking {
  readonly #marks = new Map<number, Marks>();
  readonly #inserted = new Map<ScannedParagraph, NewParagraph[]>();
  readonly #keepsSpace = new Set<ScannedNode>();

  constructor(
    readonly xml: string,
    readonly scanned: Scanned,
  ) {}

  /** Sets in what opens and what closes around these characters. */
  around(from: Trace, to: Trace, opens: string, closes: string): void {
    const first = this.#place(this.#node(from)!, from.from, false);
    const last = this.#place(this.#node(to)!, to.to, true);
    this.#marksAt(first).starts.push(opens);
    this.#marksAt(last).ends.push(closes);
  }

  /** Whether a comment can be anchored there. */
  canMark = (trace: Trace): boolean => this.#node(trace) !== undefined;

  /** The paragraph a trace stands in. */
  paragraphOf(trace: Trace): ScannedParagraph | undefined {
    return this.#node(trace)?.run?.paragraph;
  }

  /** Sets a paragraph in behind this one. */
  insertBehind(paragraph: ScannedParagraph, added: NewParagraph): void {
    const list = this.#inserted.get(paragraph) ?? [];
    this.#inserted.set(paragraph, [...list, added]);
  }

  /** The properties of the run of a trace, for text that is to look like it. */
  lookOf(trace: Trace): string {
    const run = this.#node(trace)!.run!;
    const kept = run.looks.filter(({ name }) => !notOfNewText.has(name));
    return kept.map(({ start, end }) => this.xml.slice(start, end)).join("");
  }

  /** The XML with everything set in. */
  finished(): string {
    const edits: Edit[] = [];
    for (const { at, before, ends, starts, after } of this.#marks.values())
      edits.push([at, before + ends.join("") + starts.join("") + after]);
    for (const [paragraph, added] of this.#inserted) edits.push(...this.#addedBehind(paragraph, added));
    for (const { open } of this.#keepsSpace) edits.push([open - 1, ' xml:space="preserve"']);
    edits.sort(([a], [b]) => a - b);
    let at = 0;
    const parts: string[] = [];
    for (const [place, text, until = place] of edits) {
      parts.push(this.xml.slice(at, place), text);
      at = until;
    }
    return parts.join("") + this.xml.slice(at);
  }

  /**
   * As when somebody sets the cursor at the end of a paragraph, presses Enter and types: the end of that paragraph is what
   * is new, and the last of the new ones takes over the old end. Rejected, everything is as it was. An end carries the
   * properties of its paragraph, so it is handed over only between paragraphs that are alike; others bring their own.
   */
  #addedBehind(paragraph: ScannedParagraph, added: readonly NewParagraph[]): Edit[] {
    const marks = added.map(({ mark }) => mark);
    if (paragraph.endIsTaken || added.some(({ isAlike }) => !isAlike))
      return [[paragraph.end, added.map((one, index) => one.written(marks[index]!)).join("")]];
    const written = added.map((one, index) => one.written(marks[index + 1] ?? "")).join("");
    return [[paragraph.end, written], this.#endMark(paragraph, marks[0]!)];
  }

  /** Where the mark of a tracked paragraph end goes in the properties, in the order the format asks for. */
  #endMark({ own, properties, open }: ScannedParagraph, mark: string): Edit {
    const p = this.scanned.prefix;
    const look = properties.find(({ name }) => name === "rPr");
    if (look && look.open < look.end) return [look.open, mark];
    const inLook = `<${p}rPr>${mark}</${p}rPr>`;
    if (look) return [look.start, inLook, look.end];
    const behind = properties.find(({ name }) => name === "pPrChange");
    if (behind) return [behind.start, inLook];
    if (own && own.open < own.end) return [own.close, inLook];
    const inOwn = `<${p}pPr>${inLook}</${p}pPr>`;
    return own ? [own.start, inOwn, own.end] : [open, inOwn];
  }

  #node({ piece }: Trace): (ScannedNode & { run: object }) | undefined {
    const node = this.scanned.nodes[piece];
    return node?.run === undefined ? undefined : (node as ScannedNode & { run: object });
  }

  #marksAt(place: Place): Marks {
    const known = this.#marks.get(place.at) ?? { ...place, ends: [], starts: [] };
    this.#marks.set(place.at, known);
    return known;
  }

  /** Before or behind that many characters of a text node. */
  #place(node: ScannedNode, characters: number, isEnd: boolean): Place {
    const run = node.run!;
    const { xml } = this;
    const p = this.scanned.prefix;
    const between = (at: number): Place => ({ at, before: "", after: "" });
    const again = xml.slice(run.start, run.open) + xml.slice(run.look.start, run.look.end);
    const parted = (at: number): Place => ({ at, before: `</${p}r>`, after: again });
    const first = run.looks.length > 0 || run.look.end > run.look.start ? run.look.end : run.open;
    const before = () => (xml.slice(first, node.start).trim() === "" ? between(run.start) : parted(node.start));
    const behind = () => (xml.slice(node.end, run.close).trim() === "" ? between(run.end) : parted(node.end));
    if (node.name !== "t") return isEnd ? behind() : before();
    if (characters === 0) return before();
    const at = placeIn(xml, node, characters);
    if (at === null) return isEnd ? behind() : before();
    if (at === node.close) return behind();
    if (!node.keepsSpace) this.#keepsSpace.add(node);
    return {
      at,
      before: `</${p}t></${p}r>`,
      after: `${again}<${p}t xml:space="preserve">`,
    };
  }
}

/** Properties that tell of a change, or of something that new text is not. */
const notOfNewText: ReadonlySet<string> = new Set([
  "rPrChange", "ins", "del", "moveFrom", "moveTo", "rStyle", "highlight", "vanish", "strike", "dstrike",
]); // prettier-ignore
