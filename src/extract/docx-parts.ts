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

/** The zip as a package: its main part, and what that leads to. */
export interface Package {
  entries: ZipEntry[];
  /** Unpacks a part by its name, however it is written; undefined when there is none. */
  read(name: string | undefined): Uint8Array | undefined;
  /** The entry of that name. */
  entry(name: string): ZipEntry | undefined;
  /** Name of the main part. */
  main: string;
  /** Name of the part that says what the main part leads to. */
  mainRelationships: string;
  /** What the package itself leads to, and what the main part does. */
  root: Relationship[];
  related: Relationship[];
}

/** Opens the package, sizes checked first: what a zip declares is cheap to write and dear to unpack. */
export function openPackage(bytes: Uint8Array): Package {
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
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const mainRelationships = `${folder}_rels/${name.slice(folder.length)}.rels`;
  const related = relationships(read(mainRelationships), folder);
  return { entries, read, entry: (one) => byName.get(plainName(one)), main: name, mainRelationships, root, related };
}

/** Finds and unpacks the parts that are read. */
export function readParts(bytes: Uint8Array): Parts {
  const { entries, read, main, related } = openPackage(bytes);
  const document = read(main);
  if (!document) throw new DamagedError("holds no Word document");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
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
    hasDuplicates: new Set(entries.map((entry) => entry.name)).size < entries.length,
  };
}

// Some writers use backslashes, a slash in front, or other capitals than the relationships do.
const plainName = (name: string) => name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();

export interface Relationship {
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
