import { decode } from "../decode.js";
import type { Document, Source } from "../types.js";
import { DocumentBuilder, type NewBlock } from "./builder.js";
import { normalise } from "./normalise.js";

type Kind = NewBlock["kind"];

interface Open {
  kind: Kind;
  text: string;
  line: number;
  label?: string;
  level?: number;
  indent?: number;
}

const atx = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const item = /^(\s*)(?:([-*+•])|(\d{1,3}[.)]|\(?[a-zA-Z]\)|[a-zA-Z]\.|\(?[ivxIVX]{1,5}\)))\s+(?:\[[ xX]\]\s+)?(\S.*)$/;
const rule = /^\s*(?:[-*_]\s*){3,}$|^\s*=+\s*$/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const boldLine = /^\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$/;

/** Markdown → blocks: headings, paragraphs, items by nesting, table rows, quotations; marks out, words kept. */
export function extractMarkdown(source: Source): Document {
  const text = withoutFrontMatter(normaliseLines(decode(source.bytes)?.text ?? ""));
  const builder = new DocumentBuilder();
  let open: Open | null = null;
  let isCode = false;
  const close = () => {
    if (open) add(builder, open);
    open = null;
  };
  text.split("\n").forEach((raw, index) => {
    const line = index + 1;
    if (/^\s*(?:```|~~~)/.test(raw)) {
      isCode = !isCode;
      return close();
    }
    if (raw.trim() === "" || rule.test(raw) || (tableRule.test(raw) && raw.includes("|"))) return close();
    const quoted = /^\s*>\s?(.*)$/.exec(raw);
    const words = quoted ? quoted[1]! : raw;
    const kind: Kind = quoted ? "quote" : "paragraph";
    const heading = atx.exec(words);
    if (heading && !isCode) {
      close();
      return add(builder, { kind: quoted ? "quote" : "heading", text: heading[2]!, level: heading[1]!.length, line });
    }
    if (/^\s*\|.*\|/.test(words)) {
      close();
      return add(builder, { kind: "row", text: words.replace(/^\s*\||\|\s*$/g, "").replace(/\s*\|\s*/g, " | "), line });
    }
    const bold = boldLine.exec(words);
    if (bold && !open && isHeadingLike(bold[1]!)) {
      close();
      return add(builder, { kind: "heading", text: bold[1]!, level: 7, line });
    }
    const listed = item.exec(words);
    if (listed) {
      close();
      const [, space, bullet, number, rest] = listed;
      open = {
        kind: quoted ? "quote" : "item",
        text: rest!,
        label: bullet ? "•" : number!,
        level: Math.floor(space!.length / 2),
        indent: space!.length / 2,
        line,
      };
      return;
    }
    if (open && open.kind !== kind && !(open.kind === "item" && kind === "paragraph")) close();
    // A line of its own that ends in two spaces or a backslash ends there, as address and signature lines do.
    if (open) open.text += `\n${words.trim()}`;
    else open = { kind, text: words.trim(), line, indent: (words.length - words.trimStart().length) / 2 };
    if (/(?: {2}|\\)$/.test(words)) close();
  });
  close();
  return builder.build();
}

const normaliseLines = (text: string) =>
  normalise(text.replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, "")));

const withoutFrontMatter = (text: string) =>
  text.replace(/^---\n[^]*?\n---\n/, (front) => (/^\w[\w-]*:/m.test(front) ? front.replace(/[^\n]/g, "") : front));

const isHeadingLike = (words: string) => words.length <= 90 && !/[.;,]$/.test(words.trim()) && !/_{3,}/.test(words);

function add(builder: DocumentBuilder, { line, ...block }: Open): void {
  builder.add({ ...block, text: plain(block.text), origin: { line } });
}

/** The words without their marks: links by their text, emphasis and code by what it holds. */
export function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^)]*\))*(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/(\*\*|__)(?=[^\s_*])([^]*?[^\s_])\1/g, "$2")
    .replace(/(?<![\w*])\*(?=[^\s*])([^*\n]*?[^\s*])\*(?![\w*])/g, "$1")
    .replace(/(?<![\w_])_(?=[^\s_])([^_\n]*?[^\s_])_(?![\w_])/g, "$1")
    .replace(/`+([^`]*)`+/g, "$1")
    .replace(/<\/?(?:br|b|i|u|em|strong|p|div|span|sup|sub|center|small|a|img|details|summary)\b[^>]*>/gi, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/\\([\\`*_{}[\]()#+.!|>-])/g, "$1");
}
