/** A CSV as a spreadsheet reads it. */
export function rowsOf(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, bare]) =>
        (quoted ?? bare ?? "").replace(/""/g, '"'),
      ),
    );
}
