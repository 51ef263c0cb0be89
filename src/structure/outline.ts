import type { Block, Clause, Document, Span } from "../types.js";
import { type Label, readLabel } from "./labels.js";
import { isLeadIn, opensAgreement, opensListBelow } from "./lead-ins.js";
import { follows, isBracketed, isNextOf, plain, plainNumbersOf, romans } from "./numbering.js";
import {
  hasTitleInLine,
  isEndOfTitle,
  isLoneTitle,
  isNameOfPaper,
  isNoteOnPaper,
  isPaper,
  isTitle,
  isTitleLine,
  lineTitlesOf,
  listStyles,
} from "./titles.js";

/** A block with its label taken off and its place in the clause tree. */
export interface Placed {
  block: number;
  label: Label | null;
  /** The words after the label. */
  content: Span;
  /** Index into the clauses. */
  clause: number;
  isHeading: boolean;
}

interface Open {
  clause: number;
  style: Label["style"] | "heading" | "root";
  label: string;
  depth: number;
  indent: number;
  /** Stands over running text of its own. */
  isHeading?: boolean;
  /** Of a heading: its level, from 1. */
  level?: number | undefined;
  /** Has words that go on in the text below: no title, and no number by itself. */
  isSentence?: boolean;
  /** "C. Vendor's promises": under a capital, and no sentence. */
  isTitleLine?: boolean;
  /** Has a title in its first line: "C. Return of PHI. Vendor shall …". */
  isTitled?: boolean;
  /** Is an item of a list in Markdown, where what belongs to an item stands farther in. */
  isMarked?: boolean;
  /** Is an item of a list that a sentence left open leads in. */
  isGoverned?: boolean;
}

/**
 * The clause tree of a document from its numbers, headings and indents; one pass, a stack of open clauses. Blocks that are
 * known for lines of a table of contents open none.
 */
export function outline(
  document: Document,
  contents: ReadonlySet<number> = new Set(),
): { clauses: Clause[]; placed: Placed[] } {
  const clauses: Clause[] = [newClause("", { start: 0, end: document.text.length }, 0)];
  const stack: Open[] = [{ clause: 0, style: "root", label: "", depth: 0, indent: -1 }];
  const placed: Placed[] = [];

  /** Items that text between the items of a list has closed: the list may go on. */
  let interrupted: Open[] = [];
  /** The last clause with a capital number in roman: "V." goes on after "IV." whatever has closed that one. */
  let lastRoman: Open | undefined;
  let before = "";
  /** Whether an item leads in the paragraphs below it: "D. The Service will tell the Clinic about:". */
  let leadsOn = false;
  const labelled = document.blocks.map((block, index) =>
    contents.has(index) ? { label: null, content: block.span } : labelOf(document.text, block),
  );
  const plainNumbers = plainNumbersOf(labelled.map(({ label }) => label));
  const lineTitles = lineTitlesOf(document, labelled);
  /** The item last read of a list that a lead-in governs, and whether the label after it goes on with the list. */
  let governed: Label | null = null;
  document.blocks.forEach((block, index) => {
    const read = labelled[index]!;
    const { content } = read;
    const label =
      read.label &&
      settle(
        read.label,
        [...(lastRoman ? [lastRoman] : []), ...stack, ...interrupted],
        before.endsWith(":"),
        block.indent,
      );
    const text = document.text.slice(content.start, content.end);
    const looksLikeTitle =
      label !== null
        ? isTitle(text) && !isSentenceOfList(label, text)
        : block.kind === "paragraph" && isLoneTitle(text, before);
    const isItem = label !== null && looksLikeTitle && isGoverned(label, index);
    const isInHead = label === null && clauses.length <= 1;
    const isHeading =
      !contents.has(index) &&
      ((block.kind === "heading" && !leadsIn(text, index)) ||
        (looksLikeTitle && !isItem) ||
        lineTitles.has(block) ||
        (isInHead && isNameOfPaper(text)));
    // What a letter says stands under none of the lines of its head.
    if (/^dear\b.{2,60}[:,]$/i.test(text)) stack.length = 1;
    if (isHeading) governed = null;
    else if (isItem) governed = label;
    const isLedIn = isLeadIn(before) && !opensAgreement(before);
    before = text;
    if (isHeading && label === null && isOfTitle(text, placed.at(-1))) lengthenTitle(text, content);
    else if (label || isHeading)
      openClause(block, label, content, isHeading, text, isLedIn, read.label !== null && plainNumbers.has(read.label));
    else if (!leadsOn) closeList(block, text);
    leadsOn =
      label || isHeading ? stack.length > 2 && text.endsWith(":") : leadsOn && /(?:[:;,]|[;,] (?:and|or))$/.test(text);
    placed.push({ block: index, label, content, clause: stack.at(-1)!.clause, isHeading });
  });
  return { clauses, placed };

  /** "**Vendor shall:**" right above a list is a sentence left open, however large its letters are. */
  function leadsIn(text: string, index: number): boolean {
    const next = document.blocks[index + 1];
    return opensListBelow(text) && next !== undefined && next.kind !== "heading" && labelled[index + 1]!.label !== null;
  }

  /** Items with the capitals of a title, one after the other under "Business Associate shall:", are no titles. */
  function isGoverned(label: Label, index: number): boolean {
    const next = labelled[index + 1]?.label ?? null;
    if (governed !== null && isNextOf(label, governed)) return true;
    const isLast = index + 1 === labelled.length;
    return isLeadIn(before) && !opensAgreement(before) && (isLast || (next !== null && isNextOf(next, label)));
  }

  /** Whether a heading only goes on with the title right above it. */
  function isOfTitle(text: string, above: Placed | undefined): boolean {
    return above?.isHeading === true && above.label === null && stack.length > 1 && (isNoteOnPaper.test(text) || isEndOfTitle.test(text)); // prettier-ignore
  }

  /** "HIPAA BUSINESS ASSOCIATE ⏎ ADDENDUM" is one title; "(Version 2)" below it is no part of its name. */
  function lengthenTitle(text: string, content: Span): void {
    const clause = clauses[stack.at(-1)!.clause]!;
    if (!isEndOfTitle.test(text) || isPaper.test(clause.heading) || !clause.headingSpan) return;
    clause.heading = `${clause.heading} ${text.replace(/[\s.:]+$/, "")}`;
    clause.headingSpan = { start: clause.headingSpan.start, end: content.end };
  }

  function openClause(
    block: Block,
    label: Label | null,
    content: Span,
    isHeading: boolean,
    text: string,
    isLedIn: boolean,
    isPlain: boolean,
  ): void {
    const style = label?.style ?? "heading";
    const indent = block.indent ?? 0;
    const depth = style === "dotted" ? label!.depth : style === "heading" ? headingDepth(block) : 1;
    const above = style === "heading" && !isPaper.test(text) ? headingAbove(block) : undefined;
    const parentAt = above ?? parentOf(stack, style, depth, label?.text ?? "", block, indent);
    const sibling = stack[parentAt + 1];
    stack.length = parentAt + 1;
    interrupted = [];
    const parent = stack[parentAt]!;
    const isUnderPart = parent.style === "article" || parent.style === "ROMAN";
    const number = isUnderPart && isPlain ? label!.text : numberOf(clauses[parent.clause]!, label);
    const clause = newClause(number, block.span, stack.length, parent.clause);
    if (isHeading && text) {
      clause.heading = text.replace(/[\s.:]+$/, "");
      clause.headingSpan = content;
    }
    clauses.push(clause);
    const open: Open = {
      clause: clauses.length - 1,
      style,
      label: label?.text ?? "",
      depth,
      indent,
      isHeading: block.kind === "heading",
      level: block.level,
      isSentence: !isHeading && text !== "",
      isTitled: style !== "bullet" && hasTitleInLine(text),
      isTitleLine: (style === "upper" || style === "ROMAN") && isTitleLine(text),
      isMarked: block.label !== undefined && block.origin.line !== undefined,
      isGoverned: sibling?.style === style ? sibling.isGoverned === true : isLedIn && !isHeading,
    };
    stack.push(open);
    if (style === "ROMAN") lastRoman = open;
  }

  /** Where "3. Duties" stands in the stack, when this heading without a number ranks below it. */
  function headingAbove({ kind, level }: Block): number | undefined {
    if (kind !== "heading" || level === undefined || level > 6) return undefined;
    const at = stack.findLastIndex((open) => open.isHeading && open.level !== undefined && open.level < level);
    return at > 0 && clauses[stack[at]!.clause]!.number !== "" ? at : undefined;
  }

  /** A title the format does not mark ranks with the headings around it. */
  function headingDepth(block: Block): number {
    if (block.kind === "heading") return block.level ?? 1;
    return [...stack].reverse().find((open) => open.style === "heading")?.depth ?? 1;
  }

  /** Running text after a list belongs to the clause around the list, unless it is set in as far as the items. */
  function closeList(block: Block, text: string): void {
    while (stack.length > 1) {
      const item = stack.at(-1)!;
      if (!listStyles.has(item.style) && !isLeft(item, block)) return;
      if (item.isHeading || (item.isTitleLine && /^[“"(]?\p{Lu}/u.test(text))) return;
      // "C. Return of PHI. Vendor shall …" is a clause; it may have a second paragraph.
      if (item.isTitled && !item.isGoverned && item.indent === (block.indent ?? item.indent)) return;
      if (block.indent !== undefined && block.indent >= item.indent && item.indent > 0 && !text.endsWith(":")) return;
      interrupted.push(stack.pop()!);
    }
  }

  /** "1." under "3.", or under "Vendor may:", is an item when what comes below stands farther out: "3. Vendor reports ⏎ 1. a Breach; ⏎ Notice of pings is given". */
  function isLeft(item: Open, block: Block): boolean {
    const parent = stack.at(-2);
    const isItem = item.style === "decimal" && item.isSentence === true && parent !== undefined;
    if (!isItem || block.indent === undefined || !(parent.label !== "" || item.isGoverned)) return false;
    return item.isMarked || item.isGoverned ? block.indent <= item.indent : block.indent < item.indent - 0.3;
  }
}

/** "(d) Report to Covered Entity any Security Incident." has the capitals of a title, and is the end of a list. */
const isSentenceOfList = (label: Label, text: string) =>
  label.style === "bullet" || (listStyles.has(label.style) && /\.$/.test(text) && text.split(/\s+/).length > 5);

function newClause(number: string, span: Span, depth: number, parent?: number): Clause {
  const clause: Clause = { number, heading: "", span: { ...span }, depth, sentences: [0, 0] };
  if (parent !== undefined) clause.parent = parent;
  return clause;
}

/** The numbers in roman and the letters they may be taken for, small and capital. */
const twins = [
  ["roman", "lower"],
  ["ROMAN", "upper"],
] as const;

/** "(i)" after "(h)" is a letter, "(v)" after "(iv)" a number, as is "V." after "IV.": what a label is depends on what it follows. */
function settle(seen: Label, stack: Open[], opensList: boolean, indent: number | undefined): Label {
  const label = asLetter(seen, stack, indent);
  const bare = plain(label.text);
  const isOpen = (style: Open["style"], text: string) =>
    stack.some((open) => open.style === style && plain(open.label) === text);
  for (const [numbers, letters] of twins) {
    const letterBefore = String.fromCharCode(bare.charCodeAt(0) - 1);
    if (label.style === numbers && bare.length === 1 && !opensList && isOpen(letters, letterBefore))
      return { ...label, style: letters };
    const place = romans.indexOf(bare.toLowerCase());
    if (label.style !== letters || place <= 0) continue;
    const numberBefore = letters === "upper" ? romans[place - 1]!.toUpperCase() : romans[place - 1]!;
    if (isOpen(numbers, numberBefore)) return { ...label, style: numbers };
  }
  return label;
}

const misread = new Map([
  ["0", "o"],
  ["1", "l"],
]);

/** In a scan "o." may read "0.", "l." read "1." and "j." read "J.": the letters before it, set in as far, tell. */
function asLetter(label: Label, stack: Open[], indent: number | undefined): Label {
  const bare = plain(label.text);
  const letter = misread.get(bare) ?? (/^[A-Z]$/.test(bare) ? bare.toLowerCase() : undefined);
  if (letter === undefined || stack.some((open) => open.style === label.style)) return label;
  const letterBefore = `(${String.fromCharCode(letter.charCodeAt(0) - 1)})`;
  const last = stack.findLast((open) => open.style === "lower" || open.style === "roman");
  const isNext = last?.label === letterBefore && (bare === "0" || Math.abs((indent ?? Infinity) - last.indent) < 1);
  return isNext ? { ...label, text: `(${letter})`, style: "lower", depth: 1 } : label;
}

/** The label the reader sees: automatic where the format has one, else typed at the start of the text. */
function labelOf(text: string, block: Block): { label: Label | null; content: Span } {
  if (block.label) {
    const label = readLabel(`${block.label} x`) ?? readLabel(`${block.label}. x`);
    return { label: label && { ...label, text: tidy(block.label, label) }, content: block.span };
  }
  const words = text.slice(block.span.start, block.span.end);
  const label = readLabel(words);
  // "EXHIBIT D, PAGE 2 OF 4" heads a page, and no exhibit.
  if (!label || (label.style === "article" && /^page \S+ of \S+$/i.test(words.slice(label.length).replace(/^\W+/, ""))))
    return { label: null, content: block.span };
  return { label, content: { start: Math.min(block.span.start + label.length, block.span.end), end: block.span.end } };
}

const tidy = (shown: string, label: Label) => (label.style === "bullet" ? "•" : label.text || shown);

/** Where in the stack the parent of a new clause stands. */
function parentOf(
  stack: Open[],
  style: Open["style"],
  depth: number,
  label: string,
  block: Block,
  indent: number,
): number {
  if (style === "heading") {
    for (let at = stack.length - 1; at > 0; at--) {
      const open = stack[at]!;
      if (open.style === "heading" && open.depth < depth) return at;
    }
    return 0;
  }
  if (style === "article") return lastWhere(stack, (open) => open.style === "heading" && open.depth < depth) ?? 0;
  if (style === "dotted") {
    const outer = label.replace(/(?:\.\d+|[-–]\d+|\([a-z]+\))$/, "");
    const parent = lastWhere(stack, (open) => open.label === outer);
    if (parent !== undefined) return parent;
    const sibling = lastWhere(stack, (open) => open.style === "dotted" && open.depth <= depth);
    if (sibling !== undefined) return stack[sibling]!.depth < depth ? sibling : sibling - 1;
    return (
      lastWhere(stack, (open) => open.style === "article" || open.style === "heading" || open.style === "decimal") ?? 0
    );
  }
  // A list goes on where its style was last open: "(b)" after "(a)", however deep the stack has grown since. Where two
  // lists of one style are open, the number says which one it continues, else the indent.
  const isOpen = (open: Open) =>
    open.style === style &&
    isBracketed(open.label) === isBracketed(label) &&
    (style !== "bullet" || open.indent === indent);
  const isHeading = block.kind === "heading";
  if (!isFirst(label, style) || style === "bullet") {
    // "5. Safeguards" in the type of a heading goes on after the heading "4.", not after the item "4." below it.
    const sibling =
      lastWhere(stack, (open) => isOpen(open) && follows(label, open.label) && open.isHeading === isHeading) ??
      lastWhere(stack, (open) => isOpen(open) && follows(label, open.label)) ??
      lastWhere(stack, (open) => isOpen(open) && open.indent === indent) ??
      lastWhere(stack, isOpen);
    if (sibling !== undefined) return sibling - 1;
  }
  if (style === "bullet") {
    const outer = lastWhere(stack, (open) => open.style !== "bullet" || open.indent < indent);
    return outer ?? 0;
  }
  if (isFirst(label, style)) {
    // A list that starts again: inside the clause above it, but never inside an item of its own style.
    const own = lastWhere(stack, isOpen);
    const isUnder = own !== undefined && stack[own]!.isHeading && !isHeading && indent >= stack[own]!.indent;
    if (own === undefined || isUnder) return stack.length - 1;
    return block.indent !== undefined && indent > stack[own]!.indent + 0.3 ? stack.length - 1 : own - 1;
  }
  return lastWhere(stack, (open) => !listStyles.has(open.style) || open.isHeading === true) ?? 0;
}

/** "(i)" begins a list of numbers in roman; among letters it follows "(h)". */
const isFirst = (label: string, style: Open["style"]) =>
  (style === "lower" || style === "upper" ? /^\(?a\)?$/i : /^[([]?(?:a|A|i|I|1)[)\]]?$/).test(label);

function lastWhere(stack: Open[], test: (open: Open) => boolean): number | undefined {
  for (let at = stack.length - 1; at > 0; at--) if (test(stack[at]!)) return at;
  return undefined;
}

function numberOf(parent: Clause, label: Label | null): string {
  if (!label || label.style === "bullet") return parent.number;
  if (label.style === "dotted" || label.style === "article") return label.text;
  // "[18]" counts the paragraphs of the whole; "§ 3 (4)" is cited as 3(4), "3." under "IV" as IV.3.
  if (label.text.startsWith("[")) return label.text;
  if (label.style === "decimal" && !label.text.startsWith("("))
    return parent.number && parent.depth > 0 ? `${parent.number}.${label.text}` : label.text;
  // “IV” and “A” would run together; brackets part by themselves.
  const joint = parent.number && /[\dA-Za-z]$/.test(parent.number) && /^[\dA-Za-z]/.test(label.text) ? "." : "";
  return `${parent.number}${joint}${label.text}`;
}
