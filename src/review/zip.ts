import { packedBytes, type ZipEntry } from "../extract/docx-zip.js";
import { pack, type Packed, zipOf } from "../zip.js";

/**
 * The same zip with some parts changed or added. All others are copied as they are packed, with their dates: nothing in them
 * is touched, and the same changes give the same bytes.
 */
export function rewriteZip(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  changes: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const known = new Set(entries.map(({ name }) => name));
  const modified = entries[0]!.modified;
  const parts = entries.map((entry): Packed => {
    const content = changes.get(entry.name);
    return content ? pack(entry.name, content, entry.modified) : { ...entry, packed: packedBytes(bytes, entry) };
  });
  for (const [name, content] of changes) if (!known.has(name)) parts.push(pack(name, content, modified));
  return zipOf(parts);
}
