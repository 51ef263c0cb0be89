// Words of a contract inside Markdown: they must stay words. Besides Markdown and HTML itself, code hosts make links of bare
// addresses, and of “@name” and “#12”; an empty comment keeps those from being seen, and the reader sees none of it.

const apart = "<!-- -->";

/** Text as Markdown that shows exactly that text. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>!|~$^]/g, (one) => (one === "<" ? "&lt;" : one === ">" ? "&gt;" : `\\${one}`))
    .replace(/&(?!lt;|gt;)/g, "&amp;")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^([-+=#])/, "\\$1")
    .replace(/([@#])(?=[\p{L}\p{N}])/gu, `$1${apart}`)
    .replace(/\b(https?|ftp|mailto|xmpp)(?=:)/gi, `$1${apart}`)
    .replace(/\bwww(?=\.)/gi, (www) => www + apart)
    .replace(/\bGH(?=-\d)/gi, (gh) => gh + apart);
}

/** Text as a code span, in which nothing is Markdown, HTML, a link or a mention. Not for the cells of a table. */
export function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const room = runs.length > 0 ? " " : "";
  return `${fence}${room}${text === "" ? " " : text}${room}${fence}`;
}
