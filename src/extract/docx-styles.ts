import { isOn, numberIn, readXml, type Tag } from "./docx-xml.js";

/** How a run of text is shown, as far as it decides whether a reader sees it. */
export interface Look {
  bold?: boolean;
  isHidden?: boolean;
  isStruck?: boolean;
  /** Six hex digits, or "auto". */
  colour?: string;
  /** Half points. */
  size?: number;
  hasShade?: boolean;
}

/** What the properties of a paragraph say, directly or by its style. */
export interface ParagraphProperties {
  numId?: string;
  /** 0-based level of its list. */
  level?: number;
  /** 0-based outline level; 9 is body text. */
  outline?: number;
  /** Twentieths of a point. */
  left?: number;
  hanging?: number;
  hasShade?: boolean;
  isCentred?: boolean;
}

interface Style {
  name?: string;
  basedOn?: string;
  properties: ParagraphProperties;
  look: Look;
}

/** A style with all it inherits. */
export interface ResolvedStyle extends ParagraphProperties {
  name: string;
  look: Look;
  /** Its id and those it is based on, nearest first: a numbering level may be tied to any of them. */
  chain: string[];
}

/** The styles of a document, by id. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #resolved = new Map<string, ResolvedStyle>();
  #usual = "";

  constructor(part?: Uint8Array) {
    if (part) this.#read(part);
  }

  #read(part: Uint8Array): void {
    let style: Style | undefined;
    let isText = false;
    readXml(part, {
      open: (tag) => {
        if (tag.name === "style") {
          const id = tag.attribute("styleId") ?? "";
          style = { properties: {}, look: {} };
          isText = true;
          this.#styles.set(id, style);
          if (tag.attribute("type") === "paragraph" && ["1", "true", "on"].includes(tag.attribute("default") ?? ""))
            this.#usual = id;
        } else if (!style) return;
        // Conditional formats of tables and former properties say nothing of the style itself.
        else if (/^(?:tblStylePr|.*Change)$/.test(tag.name)) isText = false;
        else if (!isText) return;
        else if (tag.name === "name") style.name = (tag.attribute("val") ?? "").toLowerCase();
        else if (tag.name === "basedOn") style.basedOn = tag.attribute("val") ?? "";
        else {
          readLook(tag, style.look);
          readParagraphProperty(tag, style.properties);
        }
      },
      close: (name) => {
        if (name === "style") style = undefined;
        else if (/^(?:tblStylePr|.*Change)$/.test(name)) isText = true;
      },
    });
  }

  /** A style with what it inherits; without an id, the one paragraphs have by default. */
  resolve(id: string = this.#usual): ResolvedStyle {
    const known = this.#resolved.get(id);
    if (known) return known;
    const chain: string[] = [];
    for (let at: string | undefined = id; at !== undefined && chain.length < 20 && !chain.includes(at); ) {
      chain.push(at);
      at = this.#styles.get(at)?.basedOn;
    }
    const resolved: ResolvedStyle = { name: this.#styles.get(id)?.name ?? "", look: {}, chain };
    for (const ancestor of [...chain].reverse()) {
      const style = this.#styles.get(ancestor);
      Object.assign(resolved, style?.properties);
      Object.assign(resolved.look, style?.look);
    }
    this.#resolved.set(id, resolved);
    return resolved;
  }
}

/** Notes what a child of `w:rPr` says about the look of text. */
export function readLook(tag: Tag, look: Look): void {
  switch (tag.name) {
    case "b":
      look.bold = isOn(tag);
      break;
    case "vanish":
      look.isHidden = isOn(tag);
      break;
    case "strike":
    case "dstrike":
      look.isStruck = isOn(tag);
      break;
    case "color":
      look.colour = tag.attribute("val") ?? "auto";
      break;
    case "sz":
      look.size = numberIn(tag, "val") ?? 22;
      break;
    case "highlight":
      look.hasShade = tag.attribute("val") !== "none";
      break;
    case "shd":
      look.hasShade = isShade(tag);
      break;
  }
}

/** Notes what a child of `w:pPr` says. */
export function readParagraphProperty(tag: Tag, properties: ParagraphProperties): void {
  switch (tag.name) {
    case "numId":
      properties.numId = tag.attribute("val") ?? "0";
      break;
    case "ilvl":
      properties.level = Math.min(Math.max(numberIn(tag, "val") ?? 0, 0), 8);
      break;
    case "outlineLvl":
      properties.outline = numberIn(tag, "val") ?? 9;
      break;
    case "ind": {
      const left = numberIn(tag, "left") ?? numberIn(tag, "start");
      if (left !== undefined) properties.left = left;
      if (tag.attribute("firstLine") !== undefined) properties.hanging = 0;
      const hanging = numberIn(tag, "hanging");
      if (hanging !== undefined) properties.hanging = hanging;
      break;
    }
    case "jc":
      properties.isCentred = tag.attribute("val") === "center";
      break;
    case "shd":
      properties.hasShade = isShade(tag);
      break;
  }
}

/** Whether a shading is there and not white itself. */
export function isShade(tag: Tag): boolean {
  const fill = tag.attribute("fill") ?? "auto";
  return tag.attribute("themeFill") !== undefined || !/^(?:auto|f{6})$/i.test(fill) || tag.attribute("val") === "solid";
}
