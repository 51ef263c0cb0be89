import { isTextNode } from "../extract/docx-nodes.js";
import { readXmlPlaces, type Tag } from "../extract/docx-xml.js";

/** A range of the part's XML. */
export interface Range {
  start: number;
  end: number;
}

export interface Element extends Range {
  name: string;
  /** Behind the opening tag. */
  open: number;
  /** Before the closing tag; where the opening tag is all there is, its start. */
  close: number;
}

export interface ScannedParagraph extends Element {
  /** The element of its properties, and what stands in it. */
  own: Element | undefined;
  properties: Element[];
  /** Its end is somebody's tracked change, or that of a section. */
  endIsTaken: boolean;
}

export interface ScannedRun extends Element {
  /** Its properties as they are written, or of no length. */
  look: Range;
  /** Children of its properties. */
  looks: Element[];
  paragraph: ScannedParagraph | undefined;
}

/** An element that stands for text, counted as the reader counts them. */
export interface ScannedNode extends Element {
  keepsSpace: boolean;
  /** The run it is a child of; none for text that no run holds directly, such as that of a formula. */
  run: ScannedRun | undefined;
}

export interface Scanned {
  /** By the number of the node; there is no node 0. */
  nodes: (ScannedNode | undefined)[];
  /** The greatest id of any mark, so that ours are free. */
  greatestId: number;
  /** The prefix of WordprocessingML in this part, with its colon. */
  prefix: string;
}

/** Finds where runs, their properties and their text stand in the XML of a part. */
export function scan(xml: string): Scanned {
  const scanner = new Scanner(xml);
  readXmlPlaces(xml, scanner);
  return { nodes: scanner.nodes, greatestId: scanner.greatestId, prefix: scanner.prefix };
}

class Scanner {
  readonly nodes: (ScannedNode | undefined)[] = [undefined];
  greatestId = 0;
  prefix = "";
  readonly #stack: Element[] = [];
  readonly #paragraphs: ScannedParagraph[] = [];
  readonly #runs: ScannedRun[] = [];

  constructor(readonly xml: string) {}

  open(tag: Tag, end: number): void {
    const { name } = tag;
    const start = this.xml.lastIndexOf("<", end - 1);
    const parent = this.#stack.at(-1);
    const id = Number(tag.attribute("id"));
    if (Number.isSafeInteger(id) && id > this.greatestId && id < 2 ** 31 - 1e6) this.greatestId = id;
    let element: Element = { name, start, open: end, close: start, end };
    if (name === "document") this.prefix = /^<([^\s>/]*:)/.exec(this.xml.slice(start, end))?.[1] ?? "";
    if (name === "p") {
      const paragraph: ScannedParagraph = { ...element, own: undefined, properties: [], endIsTaken: false };
      this.#paragraphs.push(paragraph);
      element = paragraph;
    } else if (name === "r") {
      const run = { ...element, look: { start: end, end }, looks: [], paragraph: this.#paragraphs.at(-1) };
      this.#runs.push(run);
      element = run;
    } else if (isTextNode(name)) {
      const run = parent?.name === "r" ? this.#runs.at(-1) : undefined;
      const node: ScannedNode = { ...element, keepsSpace: tag.attribute("xml:space") === "preserve", run };
      this.nodes.push(node);
      element = node;
    }
    const [grandparent, farther] = [this.#stack.at(-2)?.name, this.#stack.at(-3)?.name];
    const paragraph = this.#paragraphs.at(-1);
    if (name === "pPr" && parent?.name === "p") paragraph!.own = element;
    if (parent?.name === "pPr" && grandparent === "p") {
      paragraph!.properties.push(element);
      if (name === "sectPr") paragraph!.endIsTaken = true;
    }
    if (
      parent?.name === "rPr" &&
      grandparent === "pPr" &&
      farther === "p" &&
      /^(?:ins|del|moveFrom|moveTo)$/.test(name)
    )
      paragraph!.endIsTaken = true;
    if (parent?.name === "rPr" && grandparent === "r") this.#runs.at(-1)!.looks.push(element);
    this.#stack.push(element);
  }

  close(name: string, end: number): void {
    const element = this.#stack.pop();
    if (!element) return;
    element.close = this.xml.lastIndexOf("<", end - 1);
    element.end = end;
    if (name === "rPr" && this.#stack.at(-1)?.name === "r") {
      this.#runs.at(-1)!.look = { start: element.start, end };
    }
    if (name === "r") this.#runs.pop();
    if (name === "p") this.#paragraphs.pop();
  }
}

/** Where in the XML the character stands that is this many characters into a text node; null where that cannot be told. */
export function placeIn(xml: string, node: ScannedNode, characters: number): number | null {
  const raw = xml.slice(node.open, node.close);
  // Sections of character data and comments inside: nothing Word writes.
  if (raw.includes("<")) return null;
  let at = 0;
  for (let passed = 0; passed < characters; ) {
    if (at >= raw.length) return null;
    if (raw[at] === "&") {
      const end = raw.indexOf(";", at) + 1;
      if (end === 0) return null;
      passed += isAstral(raw.slice(at, end)) ? 2 : 1;
      at = end;
    } else {
      at += raw.startsWith("\r\n", at) ? 2 : 1;
      passed++;
    }
  }
  return node.open + at;
}

function isAstral(entity: string): boolean {
  const [, hex, digits] = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(entity) ?? [];
  return (hex === undefined ? Number(digits ?? 0) : Number.parseInt(hex, 16)) > 0xffff;
}
