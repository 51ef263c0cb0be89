import { formatNumber } from "./number-format.js";
import type { ResolvedStyle } from "./docx-styles.js";
import { isOn, numberIn, readXml, type Tag } from "./docx-xml.js";

interface Level {
  /** 0 unless said. */
  start: number;
  format: string;
  /** "%1.%2" */
  text: string;
  isLegal: boolean;
  /** Number of the level (from 1) after which it starts again; 0 for never; by default any higher one. */
  restart?: number;
  /** Style tied to this level. */
  style?: string;
  left?: number;
  hanging?: number;
}

interface List {
  levels: Map<number, Level>;
  /** Points to the list a numbering style uses. */
  numStyleLink?: string;
  styleLink?: string;
}

interface Num {
  list: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

/** The number a reader sees before a paragraph, and where it stands. */
export interface Numbered {
  label: string;
  level: number;
  left?: number;
  hanging?: number;
}

/** Counts the automatic numbers of a document as a word processor does. Ask in reading order, once a paragraph. */
export class Numbering {
  readonly #lists = new Map<string, List>();
  readonly #nums = new Map<string, Num>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();
  #part: Uint8Array | undefined;

  /** Word writes a hundred kilobytes of definitions into documents without a single number: they are read when needed. */
  constructor(part?: Uint8Array) {
    this.#part = part;
  }

  #read(part: Uint8Array): void {
    let list: List | undefined;
    let num: Num | undefined;
    let level: Level | undefined;
    let overridden = 0;
    readXml(part, {
      open: (tag) => {
        if (tag.name === "abstractNum")
          this.#lists.set(tag.attribute("abstractNumId") ?? "", (list = { levels: new Map() }));
        else if (tag.name === "num")
          this.#nums.set(tag.attribute("numId") ?? "", (num = { list: "", starts: new Map(), levels: new Map() }));
        else if (tag.name === "abstractNumId" && num) num.list = tag.attribute("val") ?? "";
        else if (tag.name === "lvlOverride") overridden = numberIn(tag, "ilvl") ?? 0;
        else if (tag.name === "startOverride") num?.starts.set(overridden, numberIn(tag, "val") ?? 1);
        else if (tag.name === "lvl") {
          level = { start: 0, format: "decimal", text: "", isLegal: false };
          (num ?? list)?.levels.set(numberIn(tag, "ilvl") ?? 0, level);
        } else if (tag.name === "numStyleLink" && list) list.numStyleLink = tag.attribute("val") ?? "";
        else if (tag.name === "styleLink" && list) list.styleLink = tag.attribute("val") ?? "";
        else if (level) readLevel(tag, level);
      },
      close: (name) => {
        if (name === "abstractNum") list = undefined;
        else if (name === "num") num = undefined;
        else if (name === "lvl") level = undefined;
      },
    });
    this.#followLinks();
  }

  /** A list may say "as numbering style X": then the list that defines the style is meant. */
  #followLinks(): void {
    for (const [id, list] of this.#lists) {
      if (list.numStyleLink === undefined || list.levels.size > 0) continue;
      const target = [...this.#lists].find(([, other]) => other.styleLink === list.numStyleLink)?.[0];
      if (target === undefined) continue;
      for (const num of this.#nums.values()) if (num.list === id) num.list = target;
    }
  }

  /** The number of the next paragraph with these properties; undefined when it has none. */
  next(own: { numId?: string; level?: number }, style: ResolvedStyle): Numbered | undefined {
    const numId = own.numId ?? style.numId;
    if (numId === undefined || numId === "0") return undefined;
    if (this.#part) this.#read(this.#part);
    this.#part = undefined;
    const num = this.#nums.get(numId);
    if (!num) return undefined;
    const at = own.level ?? this.#levelOfStyle(num, style) ?? (own.numId === undefined ? style.level : undefined) ?? 0;
    const level = this.#level(num, at);
    if (!level) return undefined;
    const counters = this.#count(numId, num, at);
    const { left, hanging } = level;
    const label = level.format === "bullet" ? "•" : this.#show(num, level, counters);
    return {
      label,
      level: at,
      ...(left === undefined ? {} : { left }),
      ...(hanging === undefined ? {} : { hanging }),
    };
  }

  #level(num: Num, at: number): Level | undefined {
    return num.levels.get(at) ?? this.#lists.get(num.list)?.levels.get(at);
  }

  #levelOfStyle(num: Num, style: ResolvedStyle): number | undefined {
    for (const id of style.chain) for (let at = 0; at < 9; at++) if (this.#level(num, at)?.style === id) return at;
    return undefined;
  }

  #start(num: Num, at: number): number {
    return num.starts.get(at) ?? this.#level(num, at)?.start ?? 1;
  }

  /** Lists that share a definition share their counters; a start of its own counts the first time a list is met. */
  #count(numId: string, num: Num, at: number): (number | undefined)[] {
    let counters = this.#counters.get(num.list);
    if (!counters) this.#counters.set(num.list, (counters = []));
    // Levels passed over count as begun: after 1.1 without a 1 the next is 2, in Word as in LibreOffice.
    for (let higher = 0; higher < at; higher++) counters[higher] ??= this.#start(num, higher);
    const key = `${numId} ${at}`;
    const starts = counters[at] === undefined || (num.starts.has(at) && !this.#begun.has(key));
    this.#begun.add(key);
    counters[at] = starts ? this.#start(num, at) : counters[at]! + 1;
    for (let deeper = at + 1; deeper < 9; deeper++) {
      const restart = this.#level(num, deeper)?.restart;
      if (restart === undefined || at < restart) counters[deeper] = undefined;
    }
    return counters;
  }

  #show(num: Num, level: Level, counters: (number | undefined)[]): string {
    return level.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const value = counters[at] ?? this.#start(num, at);
        const format = this.#level(num, at)?.format ?? "decimal";
        // A bullet has no number to show; "Section 1.01" keeps its zero also where Roman numbers turn Arabic.
        if (format === "bullet") return "";
        return formatNumber(value, level.isLegal && format !== "decimalZero" ? "decimal" : format);
      })
      .replace(/\s+/g, " ")
      .trim();
  }
}

function readLevel(tag: Tag, level: Level): void {
  switch (tag.name) {
    case "start":
      level.start = numberIn(tag, "val") ?? 1;
      break;
    case "numFmt":
      level.format = tag.attribute("val") ?? "decimal";
      break;
    case "lvlText":
      level.text = tag.attribute("val") ?? "";
      break;
    case "lvlRestart":
      level.restart = numberIn(tag, "val") ?? 0;
      break;
    case "isLgl":
      level.isLegal = isOn(tag);
      break;
    case "pStyle":
      level.style = tag.attribute("val") ?? "";
      break;
    case "ind": {
      const left = numberIn(tag, "left") ?? numberIn(tag, "start");
      const hanging = numberIn(tag, "hanging");
      if (left !== undefined) level.left = left;
      if (hanging !== undefined) level.hanging = hanging;
      break;
    }
  }
}
