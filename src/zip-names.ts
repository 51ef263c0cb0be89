const signatures = { directory: "PK\x01\x02", end: "PK\x05\x06" };
/** More parts than any document has. */
const most = 5000;

/** The names of the parts of a zip, as its directory lists them; of one without a directory none. */
export function namesInZip(buffer: Buffer): string[] {
  const end = buffer.lastIndexOf(signatures.end, undefined, "latin1");
  if (end < 0 || end + 22 > buffer.length) return localNames(buffer);
  const names: string[] = [];
  let at = buffer.readUInt32LE(end + 16);
  while (at + 46 <= end && names.length < most && buffer.toString("latin1", at, at + 4) === signatures.directory) {
    const length = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString("utf8", at + 46, at + 46 + length));
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names.length > 0 ? names : localNames(buffer);
}

/** The names as they stand before each part: all there is when the end of the file is lost. */
function localNames(buffer: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at >= 0 && names.length < most; at = buffer.indexOf("PK\x03\x04", at + 4, "latin1")) {
    if (at + 30 > buffer.length) break;
    names.push(buffer.toString("utf8", at + 30, at + 30 + Math.min(buffer.readUInt16LE(at + 26), 512)));
  }
  return names;
}
