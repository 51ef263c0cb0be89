import { UserError } from "../errors.js";
import { openPackage, type Package, type Relationship } from "../extract/docx-parts.js";
import { isOn, readXml, type Tag } from "../extract/docx-xml.js";
import type { Source } from "../types.js";
import { escape } from "../xml-text.js";

/** Opens a Word document that is to be written again; refuses one that nobody but its author may change. */
export function openForReview({ bytes, path }: Pick<Source, "bytes" | "path">): Package {
  const opened = openPackage(bytes);
  const refuse = (what: string, remedy: string) => new UserError(`The Word document ${what}.`, path, remedy, 3);
  const isSigned = [...opened.root, ...opened.related].some(({ type }) => type === "origin");
  if (isSigned || opened.entries.some(({ name }) => /^\/?_xmlsignatures\//i.test(name)))
    throw refuse(
      "is signed, and comments would break the signature",
      "Review an unsigned copy, or write a memo: --memo memo.docx",
    );
  if (isProtected(opened))
    throw refuse(
      "is protected against changes",
      "Stop the protection in Word (Review, Restrict Editing), or write a memo: --memo memo.docx",
    );
  return opened;
}

function isProtected({ read, related }: Package): boolean {
  const settings = read(related.find(({ type }) => type === "settings")?.target ?? "word/settings.xml");
  if (!settings) return false;
  let found = false;
  readXml(settings, {
    open(tag: Tag) {
      if (tag.name === "documentProtection") found ||= isEnforced(tag);
      if (tag.name === "writeProtection") found ||= tag.attribute("hash") !== undefined || hasHash(tag);
    },
  });
  return found;
}

const isEnforced = (tag: Tag): boolean => {
  const enforcement = tag.attribute("enforcement");
  return enforcement !== undefined && isOn({ name: "", attribute: () => enforcement });
};

const hasHash = (tag: Tag): boolean => tag.attribute("hashValue") !== undefined;

const relationshipTypes = {
  transitional: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
  strict: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
};
const contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/** Where the comments stand, and what leads to a part of comments that is new. */
export interface CommentsPart {
  name: string;
  /** Its XML, where it is there already. */
  existing: Uint8Array | undefined;
  relationship: (id: string) => string;
  override: string;
}

export function commentsPartOf({ main, related, read }: Package, isStrict: boolean): CommentsPart {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const known = related.find((one: Relationship) => one.type === "comments");
  const name = known?.target ?? `${folder}comments.xml`;
  const type = isStrict ? relationshipTypes.strict : relationshipTypes.transitional;
  return {
    name,
    existing: known ? read(name) : undefined,
    relationship: (id) => `<Relationship Id="${id}" Type="${type}" Target="/${escape(name)}"/>`,
    override: `<Override PartName="/${escape(name)}" ContentType="${contentType}"/>`,
  };
}

/** XML with something set in before its last closing tag, under the prefix the root has. */
export function withLast(xml: string, element: string): string {
  const at = xml.lastIndexOf("</");
  if (at < 0) {
    // A root that holds nothing: “<Relationships … />”.
    const [, name = ""] = /<([\w:]+)[^<>]*\/>\s*$/.exec(xml) ?? [];
    const prefix = name.includes(":") ? name.slice(0, name.indexOf(":") + 1) : "";
    return xml.replace(/\/>\s*$/, `>${element.replace(/^</, `<${prefix}`)}</${name}>`);
  }
  const prefix = /^<\/([\w-]+:)/.exec(xml.slice(at))?.[1] ?? "";
  return xml.slice(0, at) + element.replace(/^</, `<${prefix}`) + xml.slice(at);
}
