import type { Block, Document, Outcome, Severity } from "../types.js";
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

export type Tone = Severity | "good";

/** How a finding is coloured: by its weight, or as something found in order. */
export const toneOf = (outcome: Outcome): Tone => weight(outcome) ?? "good";

/** Anchor of a finding on the page. */
export const anchorOf = (outcome: Outcome, prefix: string): string => `${prefix}${outcome.rule}`;
/** Anchor of its n-th passage in the agreement. */
export const passageOf = (outcome: Outcome, index: number, prefix: string): string =>
  `${anchorOf(outcome, prefix)}-words-${index + 1}`;

/** What is in order and was never asked for has no finding to lead to. */
const hasCard = ({ kind, state }: Outcome): boolean =>
  kind === "required" || state === "fires" || state === "needs-review";

function marksOf(outcomes: readonly Outcome[], prefix: string): Mark[] {
  return outcomes.filter(hasCard).flatMap((outcome) =>
    outcome.evidence.flatMap(({ span: [start, end], file }, index): Mark[] =>
      file === undefined
        ? [
            {
              start,
              end,
              finding: anchorOf(outcome, prefix),
              id: passageOf(outcome, index, prefix),
              tone: toneOf(outcome),
              title: outcome.title,
            },
          ]
        : [],
    ),
  );
}

const tones: readonly Tone[] = [...severities, "good"];
const worst = (marks: readonly Mark[]): Mark =>
  marks.reduce((a, b) => (tones.indexOf(b.tone) < tones.indexOf(a.tone) ? b : a));

const inVisible = (text: string): Html[] =>
  text.split("\n").map((line, index) => (index === 0 ? markup`${visible(line)}` : markup`<br />${visible(line)}`));

/** The agreement to read, the words that decide findings marked and led back to them. `prefix` keeps anchors of several documents apart. */
export function agreement(document: Document, outcomes: readonly Outcome[], prefix: string): Html {
  const marks = marksOf(outcomes, prefix).sort((a, b) => a.start - b.start || b.end - a.end);
  const begun = new Set<string>();
  let page = 0;
  return markup`${document.blocks.map((block) => {
    const from = block.origin.page ?? 0;
    const turn = from > page && from > 0 ? markup`<p class="page-mark">Page ${from}</p>` : null;
    page = Math.max(page, from + (block.pageBreaks?.length ?? 0));
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
