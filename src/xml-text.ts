const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// What XML cannot hold at all.
// prettier-ignore
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g; // eslint-disable-line no-control-regex

/** Text as XML holds it. */
export const escape = (text: string): string =>
  text.replace(impossible, "").replace(/[&<>]/g, (character) => names[character]!);

/** The same between quotation marks. */
export const attribute = (text: string): string => escape(text).replace(/"/g, "&quot;");
