import { Parser } from "htmlparser2";
import { decode } from "../decode.js";
import type { Document, Source } from "../types.js";
import { DocumentBuilder, type NewBlock } from "./builder.js";

const skipped = new Set([
  "script",
  "style",
  "nav",
  "noscript",
  "template",
  "head",
  "svg",
  "button",
  "select",
  "option",
  "iframe",
  "form-control",
]);
const blocks = new Set(
  "p div section article main header footer aside blockquote figure figcaption address dl dt dd fieldset form table tbody thead tfoot caption pre ul ol details summary center body hr".split(
    " ",
  ),
);
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:[;\s]|$)/i;

interface List {
  ordered: boolean;
  next: number;
  type: string;
}

/** HTML → blocks by its block elements; scripts, navigation and what a reader cannot see left out. */
export function extractHtml(source: Source): Document {
  const builder = new DocumentBuilder();
  const lists: List[] = [];
  const hiding: string[] = [];
  let current: Omit<NewBlock, "text" | "origin"> = { kind: "paragraph" };
  let text = "";
  let line = 1;
  let hasHidden = false;
  let cells = 0;
  const flush = (next: typeof current = { kind: "paragraph" }) => {
    // An empty item keeps its label for the paragraph inside it: <li><p>…
    if (/\S/.test(text)) builder.add({ ...current, text: text.replace(/\s+/g, " "), origin: { line } });
    else if (current.label && next.kind === "paragraph") next = { ...next, ...current };
    text = "";
    current = next;
  };
  const lineOf = lineCounter(decode(source.bytes)?.text ?? "");
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (hiding.length > 0 || skipped.has(name) || isHidden(attributes)) {
          if (isHidden(attributes) && !skipped.has(name)) hasHidden = true;
          if (!isVoid(name)) hiding.push(name);
          return;
        }
        const level = /^h([1-6])$/.exec(name)?.[1];
        if (level) flush({ kind: "heading", level: Number(level) });
        else if (name === "ul" || name === "ol") {
          flush();
          lists.push({
            ordered: name === "ol",
            next: Number(attributes["start"] ?? 1),
            type: attributes["type"] ?? "1",
          });
        } else if (name === "li")
          flush({ kind: "item", level: Math.max(0, lists.length - 1), ...labelled(lists.at(-1)) });
        else if (name === "tr") {
          flush({ kind: "row" });
          cells = 0;
        } else if (name === "td" || name === "th") text += cells++ > 0 ? " | " : "";
        else if (name === "blockquote") flush({ kind: "quote" });
        else if (name === "br") text += lists.length === 0 && current.kind === "paragraph" ? "\n" : " ";
        else if (blocks.has(name) && current.kind !== "row") flush(/\S/.test(text) ? undefined : { ...current });
        line = /\S/.test(text) ? line : lineOf(parser.startIndex);
      },
      ontext(words) {
        if (hiding.length > 0) return;
        if (!/\S/.test(text)) line = lineOf(parser.startIndex);
        text += words;
      },
      onclosetag(name) {
        if (hiding.length > 0) {
          if (hiding.at(-1) === name) hiding.pop();
          return;
        }
        if (name === "ul" || name === "ol") {
          flush();
          lists.pop();
        } else if (
          /^h[1-6]$/.test(name) ||
          name === "li" ||
          name === "tr" ||
          (blocks.has(name) && current.kind !== "row")
        )
          flush();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(decode(source.bytes)?.text ?? "");
  parser.end();
  flush();
  if (hasHidden)
    builder.notices.push({
      id: "hidden-text",
      message: "The page holds text that a reader does not see; it was left out.",
    });
  return builder.build();
}

const isVoid = (name: string) => /^(?:br|hr|img|input|meta|link|wbr|col|area|base|embed|source|track)$/.test(name);

const isHidden = (attributes: Record<string, string>) =>
  "hidden" in attributes || attributes["aria-hidden"] === "true" || hiddenStyle.test(attributes["style"] ?? "");

function labelled(list: List | undefined): { label: string } {
  if (!list?.ordered) return { label: "•" };
  const number = list.next++;
  if (list.type === "a") return { label: `(${String.fromCharCode(96 + number)})` };
  if (list.type === "A") return { label: `${String.fromCharCode(64 + number)}.` };
  return { label: `${number}.` };
}

/** Line numbers of ascending offsets, counted as they are asked for. */
function lineCounter(text: string): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (; at < offset; at++) if (text.charCodeAt(at) === 10) line++;
    return line;
  };
}
