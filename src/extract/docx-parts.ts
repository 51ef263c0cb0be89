import { readXml } from "./docx-xml.js";
import { readZip, unpack, DamagedError, type ZipEntry } from "./docx-zip.js";

/** The parts of a Word document that hold words, or say how words are shown. */
export interface Parts {
  document: Uint8Array;
  styles?: Uint8Array;
  numbering?: Uint8Array;
  footnotes?: Uint8Array;
  endnotes?: Uint8Array;
  headers: Uint8Array[];
  footers: Uint8Array[];
  /** Two entries of one name: which one is read depends on the reader. */
  hasDuplicates: boolean;
}

const megabyte = 1024 * 1024;
/** A contract of a thousand pages has about 10 MB of XML. */
const largestPart = 16 * megabyte;
const largestWhole = 128 * megabyte;

/** Finds and unpacks the parts, sizes checked first: what a zip declares is cheap to write and dear to unpack. */
export function readParts(bytes: Uint8Array): Parts {
  const entries = readZip(bytes);
  const total = entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name)).reduce((sum, { size }) => sum + size, 0);
  if (total > largestWhole) throw new DamagedError(`unpacks to more than ${largestWhole / megabyte} MB`);
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) byName.set(plainName(entry.name), entry);
  const read = (name: string | undefined): Uint8Array | undefined => {
    const entry = name === undefined ? undefined : byName.get(plainName(name));
    if (!entry) return undefined;
    if (entry.size > largestPart) throw new DamagedError(`has a part of more than ${largestPart / megabyte} MB`);
    return unpack(bytes, entry);
  };

  const root = relationships(read("_rels/.rels"), "");
  const main = root.find(({ type }) => type === "officeDocument")?.target;
  const name = main !== undefined && byName.has(plainName(main)) ? main : "word/document.xml";
  const document = read(name);
  if (!document) throw new DamagedError("holds no Word document");
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const related = relationships(read(`${folder}_rels/${name.slice(folder.length)}.rels`), folder);
  const one = (type: string) => read(related.find((one) => one.type === type)?.target ?? `${folder}${type}.xml`);
  const all = (type: string) => related.filter((one) => one.type === type).flatMap(({ target }) => read(target) ?? []);
  const optional = {
    styles: one("styles"),
    numbering: one("numbering"),
    footnotes: one("footnotes"),
    endnotes: one("endnotes"),
  };
  return {
    document,
    ...(Object.fromEntries(Object.entries(optional).filter(([, part]) => part !== undefined)) as Partial<Parts>),
    headers: all("header"),
    footers: all("footer"),
    hasDuplicates: byName.size < entries.length && new Set(entries.map((entry) => entry.name)).size < entries.length,
  };
}

// Some writers use backslashes, a slash in front, or other capitals than the relationships do.
const plainName = (name: string) => name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();

interface Relationship {
  /** Last word of the type's address: "styles", "header". */
  type: string;
  /** Name of the part. */
  target: string;
}

/** Which other parts a part names; whatever lies outside the file is not followed. */
function relationships(part: Uint8Array | undefined, folder: string): Relationship[] {
  const found: Relationship[] = [];
  if (!part) return found;
  readXml(part, {
    open(tag) {
      if (tag.name !== "Relationship" || tag.attribute("TargetMode") === "External") return;
      const target = tag.attribute("Target") ?? "";
      const type = tag.attribute("Type") ?? "";
      found.push({
        type: type.slice(type.lastIndexOf("/") + 1),
        target: resolve(target.startsWith("/") ? target.slice(1) : folder + target),
      });
    },
  });
  return found;
}

function resolve(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
