import { crc32, inflateRawSync } from "node:zlib";

/** A file inside the zip, as the directory at its end lists it. */
export interface ZipEntry {
  name: string;
  method: number;
  isEncrypted: boolean;
  /** Time and date as the zip writes them. */
  modified: number;
  /** Whether `name` is stored as UTF-8. */
  isUtf8: boolean;
  checksum: number;
  packedSize: number;
  size: number;
  /** Where its local header stands. */
  offset: number;
}

/** Something about the zip that makes its content unfit to be read; the message says what, as the end of a sentence. */
export class DamagedError extends Error {}

const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };
const mostEntries = 5000;
const utf8 = new TextDecoder();

/** The directory of a zip, checked before anything in it is inflated. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  const listed = view.getUint16(end + 10, true);
  while (at + 46 <= end && view.getUint32(at, true) === signatures.directory) {
    if (entries.length >= mostEntries) throw new DamagedError(`holds more than ${mostEntries} parts`);
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      isUtf8: (view.getUint16(at + 8, true) & 0x800) !== 0,
      method: view.getUint16(at + 10, true),
      modified: view.getUint32(at + 12, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.length === 0 || entries.length < listed)
    throw new DamagedError("is damaged: its directory cannot be read");
  return entries;
}

function endOfDirectory(view: DataView): number {
  // A comment of up to 64 KB may follow.
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === signatures.end) return at;
  throw new DamagedError("is cut off or damaged");
}

/** What an entry holds, unpacked: never more than it declares, and only if its checksum is right. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.isEncrypted) throw new DamagedError("is encrypted");
  const unpacked = inflate(packedBytes(bytes, entry), entry);
  if (unpacked.length !== entry.size || crc32(unpacked) !== entry.checksum)
    throw new DamagedError("is damaged: a part of it fails its checksum");
  return unpacked;
}

/** What an entry holds, as it is packed. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== signatures.local)
    throw new DamagedError("is damaged: a part of it is not where it should be");
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  return bytes.subarray(start, start + entry.packedSize);
}

function inflate(packed: Uint8Array, { method, size }: ZipEntry): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new DamagedError("is packed in a way no Word document is");
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw new DamagedError("is damaged: a part of it cannot be unpacked", { cause: error });
  }
}
