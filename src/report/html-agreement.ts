import type { Block, Document, Evidence, Outcome, Severity } from "../types.js";
import { severities } from "../types.js";
import { weight } from "./findings.js";
import { type Html, markup } from "./html-text.js";
import { visible } from "./sanitise.js";

/** A passage of the agreement that an outcome rests on. */
interface Mark {
  start: number;
  end: number;
  /** Anchor of the finding, and of this passage in the text. */
  finding: string;
  id: string;
  tone: Tone;
  title: string;
}

export type Tone = Severity | "good" | "near";

/** How a finding is coloured: a required term by its state, everything else by its weight; what is in order is green. */
export function toneOf(outcome: Outcome): Tone {
  const { kind, state } = outcome;
  if (state === "not-applicable" || state === "not-assessed") return "info";
  if (kind !== "required") return weight(outcome) ?? "good";
  if (state === "missing" || state === "contradicted") return "critical";
  return state === "partial" ? "medium" : state === "met" ? "good" : "info";
}

/** Anchor of a finding on the page. */
export const anchorOf = (outcome: Outcome, prefix: string): string => `${prefix}${outcome.rule}`;
/** Anchor of its n-th passage in the agreement. */
export const passageOf = (outcome: Outcome, index: number, prefix: string): string =>
  `${anchorOf(outcome, prefix)}-words-${index + 1}`;

/** What is in order and was never asked for has no finding to lead to. */
const hasCard = ({ kind, state }: Outcome): boolean =>
  kind === "required" || state === "fires" || state === "needs-review";

/** The words a finding shows: those it rests on, or the passage that came nearest to what is missing. */
export const shownWords = ({ evidence, closest }: Outcome): readonly Evidence[] =>
  evidence.length === 0 && closest !== undefined ? [closest] : evidence;

function marksOf(outcomes: readonly Outcome[], prefix: string): Mark[] {
  return outcomes.filter(hasCard).flatMap((outcome) => {
    const isNear = outcome.evidence.length === 0;
    const finding = anchorOf(outcome, prefix);
    const tone = isNear ? "near" : toneOf(outcome);
    const title = isNear ? `nearest to: ${outcome.title}` : outcome.title;
    return shownWords(outcome).flatMap(({ span: [start, end], file }, index): Mark[] =>
      // Words of a companion stand in another file.
      file === undefined ? [{ start, end, finding, id: passageOf(outcome, index, prefix), tone, title }] : [],
    );
  });
}

const tones: readonly Tone[] = [...severities, "good", "near"];
const worst = (marks: readonly Mark[]): Mark =>
  marks.reduce((a, b) => (tones.indexOf(b.tone) < tones.indexOf(a.tone) ? b : a));

const inVisible = (text: string): Html[] =>
  text.split("\n").map((line, index) => (index === 0 ? markup`${visible(line)}` : markup`<br />${visible(line)}`));

/**
 * The agreement to read, the words that decide findings marked and led back to them. `prefix` keeps anchors of several
 * documents apart; of a file with several agreements the one in `part` is shown.
 */
export function agreement(
  document: Document,
  outcomes: readonly Outcome[],
  prefix: string,
  [from, to]: readonly [number, number] = [0, document.text.length],
): Html {
  const marks = marksOf(outcomes, prefix).sort((a, b) => a.start - b.start || b.end - a.end);
  const begun = new Set<string>();
  let page = 0;
  const blocks = document.blocks.filter(({ span }) => span.start >= from && span.end <= to);
  return markup`${blocks.map((block) => {
    const first = block.origin.page ?? 0;
    const turn = first > page && first > 0 ? markup`<p class="page-mark">Page ${first}</p>` : null;
    page = Math.max(page, first + (block.pageBreaks?.length ?? 0));
    return markup`${turn}
      <p class="${classOf(block)}" ${block.kind === "item" ? markup` style="--depth:${block.level ?? 0}"` : null}>
        ${block.label ? markup`<span class="label">${visible(block.label)}</span> ` : null}${pieces(
          block,
          document.text,
          marks,
          begun,
        )}
      </p> `;
  })}`;
}

const classOf = ({ kind }: Block): string => `block ${kind}`;

/** The text of a block, cut where a marked passage begins or ends. */
function pieces({ span }: Block, text: string, marks: readonly Mark[], begun: Set<string>): Html[] {
  const here = marks.filter(({ start, end }) => start < span.end && end > span.start);
  const edges = [span.start, span.end, ...here.flatMap(({ start, end }) => [start, end])]
    .filter((at) => at >= span.start && at <= span.end)
    .sort((a, b) => a - b);
  const cuts = edges.filter((at, index) => at !== edges[index - 1]);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index]!;
    const over = here.filter((mark) => mark.start <= start && mark.end >= end);
    const words = inVisible(text.slice(start, end));
    if (over.length === 0) return markup`${words}`;
    const { tone, finding } = worst(over);
    // Each passage is led to once, where it begins; a list of what rests on these words is told to those who point at them.
    const fresh = over.filter(({ id }) => !begun.has(id));
    for (const { id } of fresh) begun.add(id);
    const titles = [...new Set(over.map(({ title }) => title))].join("; ");
    return markup`${fresh.map(({ id }) => markup`<span id="${id}"></span>`)}<a
        class="mark ${tone}"
        href="#${finding}"
        title="${titles}"
        >${words}</a
      >`;
  });
}
