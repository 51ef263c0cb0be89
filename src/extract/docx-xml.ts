import { SaxesParser } from "saxes";
import { DamagedError } from "./docx-zip.js";

/** An opening tag: its name without the namespace prefix of WordprocessingML, and its attributes likewise. */
export interface Tag {
  name: string;
  attribute(name: string): string | undefined;
}

export interface XmlHandler {
  /** `end` is the offset behind the tag, for a handler that keeps places; 0 for others. */
  open(tag: Tag, end: number): void;
  close?(name: string, end: number): void;
  text?(text: string): void;
}

/** Namespaces by the prefix under which the readers know them; "" for the one a part is written in. */
const prefixes = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", ""],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", ""],
  ["http://schemas.openxmlformats.org/package/2006/relationships", ""],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m:"],
]);

/** Reads XML tag by tag; names are told by namespace, so that any prefix and strict OOXML are understood. */
export const readXml = (bytes: Uint8Array, handler: XmlHandler): void => parse(decodeXml(bytes), handler, false);

/** The same of text that is at hand, with the offset behind each tag. */
export const readXmlPlaces = (xml: string, handler: XmlHandler): void => parse(xml, handler, true);

function parse(xml: string, handler: XmlHandler, position: boolean): void {
  const names = new Map<string, string>();
  const namespaces = new Map<string, string>();
  let attributes: Record<string, string> = {};
  let own = "";
  // Every tag asks here; only the first of a name pays for the look-up.
  const nameOf = (raw: string): string => {
    const known = names.get(raw);
    if (known !== undefined) return known;
    const colon = raw.indexOf(":");
    const prefix = raw.slice(0, Math.max(colon, 0));
    const declared = attributes[prefix ? `xmlns:${prefix}` : "xmlns"] ?? namespaces.get(prefix);
    const canonical = declared === undefined ? undefined : prefixes.get(declared);
    if (canonical === "" && prefix) own = `${prefix}:`;
    const name = (canonical ?? `${prefix || "?"}:`) + raw.slice(colon + 1);
    names.set(raw, name);
    return name;
  };
  const tag: Tag = { name: "", attribute: (name) => attributes[own + name] ?? attributes[name] };
  const parser = new SaxesParser({ xmlns: false, position });
  const end = () => (position ? parser.position : 0);
  parser.on("doctype", () => {
    throw new DamagedError("holds a document type declaration, which no Word document does");
  });
  parser.on("opentag", (opened) => {
    attributes = opened.attributes;
    if (namespaces.size === 0) declare(attributes, namespaces);
    tag.name = nameOf(opened.name);
    handler.open(tag, end());
  });
  if (handler.close) parser.on("closetag", (closed) => handler.close!(nameOf(closed.name), end()));
  if (handler.text) {
    parser.on("text", (text) => handler.text!(text));
    parser.on("cdata", (text) => handler.text!(text));
  }
  parser.write(xml).close();
}

function declare(attributes: Record<string, string>, namespaces: Map<string, string>): void {
  for (const [name, value] of Object.entries(attributes))
    if (name === "xmlns") namespaces.set("", value);
    else if (name.startsWith("xmlns:")) namespaces.set(name.slice(6), value);
  if (namespaces.size === 0) namespaces.set("xml", "");
}

/** The text of an XML part. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "";
  return new TextDecoder(encoding || "utf-8").decode(bytes);
}

/** Whether an on-off property is on: `<w:b/>` and `<w:b w:val="1"/>` are, `<w:b w:val="false"/>` is not. */
export function isOn(tag: Tag): boolean {
  const value = tag.attribute("val");
  return value !== "0" && value !== "false" && value !== "off";
}

/** A whole number in an attribute, or undefined. */
export function numberIn(tag: Tag, name: string): number | undefined {
  const value = Number.parseInt(tag.attribute(name) ?? "", 10);
  return Number.isFinite(value) ? value : undefined;
}
