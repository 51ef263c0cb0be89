import { crc32, deflateRawSync } from "node:zlib";

/** A file of a zip, packed already. */
export interface Packed {
  name: string;
  method: number;
  checksum: number;
  size: number;
  /** Time and date as the zip writes them. */
  modified: number;
  /** Whether `name` is stored as UTF-8. */
  isUtf8: boolean;
  packed: Uint8Array;
}

/** The first day a zip can write: for files that bear no date. */
export const noDate = 0x00210000;

/** Packs a file; the same content gives the same bytes. */
export function pack(name: string, content: Uint8Array, modified: number): Packed {
  const packed = deflateRawSync(content, { level: 9 });
  return { name, method: 8, modified, isUtf8: true, checksum: crc32(content), size: content.length, packed };
}

/** A zip of these files, in this order. */
export function zipOf(parts: readonly Packed[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const common = commonHeader(part, name);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), common, name, part.packed]);
    const own = Buffer.alloc(14);
    own.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0]), common, own, name]));
    chunks.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, listed, end]);
}

/** What the header before a part and its line in the directory have in common. */
function commonHeader(part: Packed, name: Buffer): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt16LE(part.isUtf8 ? 0x800 : 0, 0);
  header.writeUInt16LE(part.method, 2);
  header.writeUInt32LE(part.modified, 4);
  header.writeUInt32LE(part.checksum, 8);
  header.writeUInt32LE(part.packed.length, 12);
  header.writeUInt32LE(part.size, 16);
  header.writeUInt16LE(name.length, 20);
  return header;
}
