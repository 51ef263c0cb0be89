import { createHash } from "node:crypto";
import type { Document, DocumentReport, Report } from "../types.js";
import { fired, inState, isUnread, trapsOf, wishesOf, worstFirst } from "./findings.js";
import { labelOf, whichAgreement } from "./agreement-name.js";
import { agreement, anchorOf } from "./html-agreement.js";
import { chip, group, lackingTerms, legend, matrix, termsInOrder } from "./html-findings.js";
import { css, script } from "./html-page.js";
import { Html, markup } from "./html-text.js";
import { nameOf, place, wishOf } from "./layout.js";
import { toldOnce } from "./notices.js";
import { duties, elsewhere, noAdvice } from "./own-duties.js";
import { requiredTally, verdict } from "./pretty-head.js";
import type { ReportContext } from "./reporter.js";
import { opening as beginning } from "./wrap.js";
import { sanitiseAll } from "./sanitise.js";
import { clauseNames, count, kindNames, partyName } from "./words.js";

/** Only what stands in this file runs, and nothing is fetched. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/** One self-contained page: the findings, and beside them the agreement with their words marked. */
export function page(report: Report, { documents }: ReportContext): string {
  const reports = sanitiseAll(report.documents);
  const title =
    reports.length === 1 ? `baa-lint: ${reports[0]!.path}` : `baa-lint: ${count(reports.length, "document")}`;
  const { text } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<title>${title}</title>
<style>${new Html(css)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header class="top">
<h1>What the agreement says, and what it lacks</h1>
${reports.length > 1 ? contents(reports) : null}
</header>
<main id="findings">${reports.map((one, index) => section(one, documents[index] ?? null, index))}</main>
<footer>
${ownDuties()}
<p class="soft">baa-lint ${report.tool.version}, rules ${report.tool.rules.slice(0, 12)}. ${noAdvice}</p>
</footer>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return text;
}

const idOf = (index: number): string => `d${index + 1}`;

const contents = (reports: readonly DocumentReport[]): Html =>
  markup`<nav aria-label="Documents">
    <ol>
      ${reports.map(
        (one, index) =>
          markup`<li><a href="#${idOf(index)}">${labelOf(one)}</a>${one.score ? ` – ${one.score.value} of 100` : null}</li>`,
      )}
    </ol>
  </nav>`;

function section(report: DocumentReport, text: Document | null, index: number): Html {
  const id = idOf(index);
  const prefix = `${id}-`;
  const isJudged = report.outcomes.length > 0;
  return markup`<section class="document" id="${id}">
    ${head(report)}
    ${
      isJudged
        ? markup`<div class="panes">
          <div>
            ${text ? markup`<p class="narrow"><a href="#${prefix}agreement">Read the agreement itself</a></p>` : null}
            ${findings(report, prefix, text !== null)}
          </div>
          ${
            text
              ? markup`<div class="agreement-pane">
                <h2 id="${prefix}agreement">The agreement</h2>
                <div class="agreement" tabindex="0" role="region" aria-labelledby="${prefix}agreement">
                  ${agreement(text, report.outcomes, prefix, report.agreement?.span)}
                </div>
              </div>`
              : null
          }
        </div>`
        : null
    }
  </section>`;
}

function head(report: DocumentReport): Html {
  const { kind, parties, pages, words, path, sha256, score, companions = [] } = report;
  const size = [kindNames[kind], ...(pages === null ? [] : [count(pages, "page")]), count(words, "word")].join(" · ");
  const isSub = kind === "subcontractor-baa";
  const which = whichAgreement(report);
  return markup`<h2>${path}</h2>
    ${which === "" ? null : markup`<p><strong>${which}</strong></p>`}
    <div class="summary">
      ${score ? ring(score.value, score.grade) : null}
      <div>
        <p>${size}</p>
        <p>
          ${isSub ? "Subcontractor" : "Business associate"}: ${partyName(parties.businessAssociate)}<br />
          ${isSub ? "Business associate" : "Covered entity"}: ${partyName(parties.coveredEntity)}
        </p>
        ${
          companions.length > 0
            ? markup`<p>Read with it: ${companions.map(({ path: file }) => file).join(", ")}</p>`
            : null
        }
        <p><strong>${opening(report)}</strong></p>
        ${
          report.outcomes.length > 0
            ? markup`<p>${requiredTally(report.outcomes.filter((one) => one.kind === "required"))}</p>`
            : null
        }
        <p class="soft rule">SHA-256 ${sha256}</p>
      </div>
      ${
        score
          ? markup`<details open>
            <summary>How the score came about</summary>
            <ul>
              ${score.how.map((step) => markup`<li>${step}</li>`)}
            </ul>
          </details>`
          : null
      }
    </div>
    ${notices(report)}`;
}

function opening(report: DocumentReport): string {
  if (report.kind === "not-a-baa")
    return "This is not a business associate agreement, so it is not scored and nothing is called missing from it.";
  if (report.kind === "not-assessed" && report.outcomes.length === 0) return "This document could not be assessed.";
  return isUnread(report)
    ? `No score: a part could not be read, so nothing is called missing. ${verdict(report)}`
    : verdict(report);
}

const notices = ({ notices: all }: DocumentReport): Html | null =>
  all.length === 0
    ? null
    : markup`<ul>
        ${toldOnce(all).map(
          ({ text, unread }) => markup`<li>${unread ? markup`<strong>Not read:</strong> ` : null}${text}</li>`,
        )}
      </ul>`;

/** The score as a part of a circle. */
function ring(value: number, grade: string): Html {
  const around = 2 * Math.PI * 52;
  const filled = ((around * value) / 100).toFixed(1);
  return markup`<svg
    class="ring ${grade.toLowerCase()}"
    viewBox="0 0 120 120"
    role="img"
    aria-label="Score ${value} of 100, grade ${grade}"
  >
    <circle class="track" cx="60" cy="60" r="52" fill="none" stroke-width="12" />
    <circle
      class="value"
      cx="60"
      cy="60"
      r="52"
      fill="none"
      stroke-width="12"
      stroke-dasharray="${filled} ${around.toFixed(1)}"
      transform="rotate(-90 60 60)"
    />
    <text x="60" y="62" font-size="34">${value}</text>
    <text x="60" y="86" font-size="18">${grade}</text>
  </svg>`;
}

function findings(report: DocumentReport, prefix: string, isShown: boolean): Html {
  const part = (title: string, outcomes: Parameters<typeof group>[1], naming = nameOf) =>
    group(title, outcomes, report, prefix, isShown, naming);
  const worst = worstFirst(report).slice(0, 8);
  return markup`${
    worst.length === 0
      ? null
      : markup`<h3>What matters most</h3>
          <ol class="worst">
            ${worst.map(
              (one) =>
                markup`<li>
                  ${chip(one)} <a href="#${anchorOf(one, prefix)}">${nameOf(one)}</a>${
                    one.evidence[0] ? markup` <span class="soft">(${place(one.evidence[0])})</span>` : null
                  }<br /><span class="soft">${beginning(one.why, 150)}</span>
                </li>`,
            )}
          </ol>`
  }
    <div class="scroll">${matrix(report, prefix)}</div>
    ${controls(report)} ${part("Required clauses that lack something", lackingTerms(report))}
    ${part("Traps in the wording", trapsOf(report))} ${part("State law you asked about", fired(report, "state"))}
    ${part("The document itself", fired(report, "hygiene"))} ${part("Worth asking for", wishesOf(report), wishOf)}
    ${part(
      "Could not be judged",
      inState(report.outcomes, "needs-review", "not-assessed").filter(({ kind }) => kind !== "required"),
    )}
    ${part("Required clauses that are met", termsInOrder(report))} ${legend(report.outcomes)}`;
}

/** Shown by the script, which gives them something to do. */
function controls({ outcomes }: DocumentReport): Html {
  const clauses = [...new Set(outcomes.map(({ clause }) => clause))]
    .filter((one) => one !== null)
    .sort((a, b) => a - b);
  return markup`<div class="controls" hidden role="search" aria-label="Filter the findings">
    <fieldset>
      <legend>Weight</legend>
      ${["critical", "high", "medium", "low", "info", "none"].map(
        (one) =>
          markup`<label><input type="checkbox" value="${one}" checked /> ${one === "none" ? "in order" : one}</label>`,
      )}
    </fieldset>
    <label class="name"
      >Clause<br /><select>
        <option value="">all</option>
        ${clauses.map((one) => markup`<option value="${one}">${one}. ${clauseNames[one]}</option>`)}
        <option value="none">outside the eight</option>
      </select></label
    >
    <label class="name">Search<br /><input type="search" /></label>
    <output class="soft" aria-live="polite"></output>
  </div>`;
}

const ownDuties = (): Html =>
  markup`<h2>What no agreement does for a practice</h2>
    <p>However good the agreement, these stay with the practice:</p>
    <ul>
      ${duties.map(([duty, law]) => markup`<li>${duty} <span class="soft">(${law})</span></li>`)}
    </ul>
    <p>${elsewhere}</p>`;
