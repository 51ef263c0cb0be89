import type { DocumentReport, Evidence, Outcome } from "../types.js";
import { figureOf } from "./figures.js";
import { bySeverity, inState, required, weight } from "./findings.js";
import { anchorOf, passageOf, shownWords, toneOf } from "./html-agreement.js";
import { type Html, markup } from "./html-text.js";
import { doubtIn, nameOf, place } from "./layout.js";
import { askLabel, clauseNames, severityMeaning, stateWords } from "./words.js";
import { shorten } from "./wrap.js";

/** Passages beyond this many are only pointed at in the agreement. */
const mostQuoted = 3;
const longest = 700;

/** Its state or its weight, in colour and in words. */
export const chip = (outcome: Outcome): Html => {
  const { symbol, word } = stateWords[outcome.state];
  const words = outcome.state === "fires" ? outcome.severity : word;
  return markup`<span class="chip ${toneOf(outcome)}"><span aria-hidden="true">${symbol}</span> ${words}</span>`;
};

/** The words, led to their place in the agreement where that is shown; those of a companion name their file. */
function quote(evidence: Evidence, target: string | null): Html {
  const words = markup`“${shorten(evidence.quote, longest)}”`;
  const where = place(evidence);
  const doubt = doubtIn(evidence);
  return markup`<blockquote>
    ${where === "" ? null : markup`<span class="place">${where}</span> `}${
      target === null || evidence.file !== undefined ? words : markup`<a href="#${target}">${words}</a>`
    }${doubt === "" ? null : markup` <span class="place">${doubt}</span>`}
  </blockquote>`;
}

function quotes(outcome: Outcome, prefix: string, isShown: boolean): Html {
  const isNear = outcome.evidence.length === 0 && outcome.closest !== undefined;
  const words = shownWords(outcome)
    .slice(0, mostQuoted)
    .map((one, index) => quote(one, isShown ? passageOf(outcome, index, prefix) : null));
  return isNear
    ? markup`<p>The closest passage:</p>
        ${words}
        <p>${outcome.closest!.lacks}</p>`
    : markup`${words}`;
}

const row = (name: string, text: string | undefined): Html | null =>
  text === undefined || text === ""
    ? null
    : markup`<dt>${name}</dt>
        <dd>${text}</dd>`;

/** One finding: what, where, why, which law, what to ask for. */
export function card(
  outcome: Outcome,
  document: DocumentReport,
  prefix: string,
  isShown: boolean,
  name = nameOf(outcome),
): Html {
  const severity = weight(outcome) ?? "none";
  const said = outcome.message.replace(/\.$/, "") === name ? null : markup`<p>${outcome.message}</p>`;
  return markup`<article
    class="finding"
    id="${anchorOf(outcome, prefix)}"
    tabindex="-1"
    data-severity="${severity}"
    data-clause="${outcome.clause ?? "none"}"
  >
    <h4>${chip(outcome)} ${name}${figureOf(outcome, document)}</h4>
    ${outcome.state === "met" ? null : said}${quotes(outcome, prefix, isShown)}
    ${
      severity === "none"
        ? null
        : markup`<dl>
          ${row("Why", outcome.why)}${row("Law", outcome.cites.join("; "))}${row(askLabel(outcome), outcome.suggest)}${row(
            "Settle for",
            outcome.fallback,
          )}
        </dl>`
    }
    <p class="rule">${outcome.rule}${severity === "none" ? null : ` · weight ${severity}`}</p>
  </article> `;
}

/** In a narrow column “page” and its number stay together. */
const unbroken = (where: string): string => where.replace(/\b(clause|page) (?=\S)/g, "$1\u00A0");

/** The required terms at a glance, clause by clause; each leads to its finding. */
export function matrix(document: DocumentReport, prefix: string): Html {
  const terms = bySeverity(required(document));
  const groups = [1, 2, 3, 4, 5, 6, 7, 8, null].map((clause) => ({
    name: clause === null ? "Also required" : `${clause}. ${clauseNames[clause]}`,
    terms: terms.filter((term) => term.clause === clause),
  }));
  return markup`<table class="matrix">
    <caption>
      Required clauses
    </caption>
    <thead>
      <tr>
        <th scope="col">Term</th>
        <th scope="col">State</th>
        <th scope="col" class="where">Where</th>
      </tr>
    </thead>
    ${groups
      .filter(({ terms: own }) => own.length > 0)
      .map(
        ({ name, terms: own }) =>
          markup`<tbody>
            <tr>
              <th scope="rowgroup" colspan="3">${name}</th>
            </tr>
            ${own.map(
              (term) =>
                markup`<tr>
                  <td><a href="#${anchorOf(term, prefix)}">${term.title}</a></td>
                  <td>${chip(term)}</td>
                  <td class="where">${term.evidence[0] ? unbroken(place(term.evidence[0])) : null}</td>
                </tr> `,
            )}
          </tbody>`,
      )}
  </table>`;
}

/** A heading with the findings under it; nothing when there are none. */
export function group(
  title: string,
  outcomes: readonly Outcome[],
  document: DocumentReport,
  prefix: string,
  isShown: boolean,
  naming: (outcome: Outcome) => string = nameOf,
): Html | null {
  if (outcomes.length === 0) return null;
  return markup`<section class="group">
    <h3>${title}</h3>
    ${outcomes.map((outcome) => card(outcome, document, prefix, isShown, naming(outcome)))}
  </section>`;
}

/** What the weights mean that occur in this report. */
export function legend(outcomes: readonly Outcome[]): Html {
  const found = new Set(outcomes.map(weight));
  const rows = (["critical", "high", "medium", "low"] as const).filter((one) => found.has(one));
  return markup`<ul class="legend">
    ${rows.map((one) => markup`<li><span class="chip ${one}">${one}</span> ${severityMeaning[one]}</li>`)}
  </ul>`;
}

const order = ["contradicted", "missing", "partial", "needs-review", "not-assessed"] as const;

/** What the required terms lack: what is taken back before what is missing, and of these the heaviest first. */
export const lackingTerms = (document: DocumentReport): Outcome[] =>
  order.flatMap((state) => bySeverity(inState(required(document), state)));
export const termsInOrder = (document: DocumentReport): Outcome[] =>
  inState(required(document), "met", "not-applicable");
