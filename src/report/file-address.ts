/** A path as programs on build servers want it: forward slashes, nothing before the first name. */
export const plainPath = (path: string): string =>
  path === "-" ? "stdin" : path.replace(/\\/g, "/").replace(/^(?:\.\/+)+/, "");

/** A path as a URI reference. */
export function uriOf(path: string): string {
  const plain = plainPath(path);
  const encoded = plain.split("/").map(encodeURIComponent).join("/");
  if (/^[A-Za-z]:\//.test(plain)) return `file:///${encoded.replace("%3A", ":")}`;
  return plain.startsWith("/") ? `file://${encoded}` : encoded;
}
