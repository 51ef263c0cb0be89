import { harmless } from "../report/json.js";
import type { RunSettings } from "./run-settings.js";

/** What `--print-config` shows: what holds for these files, wherever it was said. */
export function printedSettings(settings: RunSettings, paths: readonly string[]): string {
  const { configuration, formats = ["pretty"], output = null, outputs, rules } = settings;
  const documents = paths.map((path) => {
    const { options, gate, score } = settings.forDocument(path);
    const { template, asked, severities, companions = [], timeout = null, ocr, revisions } = options;
    const { failOn, minScore = null } = gate;
    return {
      path,
      with: companions,
      template,
      asked,
      rules: severities,
      "fail-on": failOn,
      "min-score": minScore,
      score,
      timeout,
      ocr,
      revisions,
    };
  });
  return `${harmless({ configuration, format: formats, output, outputs, "rule-folders": rules, documents })}\n`;
}
