import { UserError } from "../errors.js";
import { rulePage } from "../report/rule-page.js";
import { style } from "../report/style.js";
import type { ExitCode } from "./exit-code.js";
import { nearest } from "./nearest.js";
import type { Pipeline } from "./pipeline.js";
import { type Terminal, wantsColour, widthOf } from "./terminal.js";

/** Prints the page of one rule. */
export async function explainCommand(
  id: string,
  { color }: { color: boolean },
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  const rules = await pipeline.rules();
  const rule = rules.find((rule) => rule.id === id.trim().toLowerCase());
  if (rule === undefined) {
    const meant = nearest(id, rules.map((rule) => rule.id)); // prettier-ignore
    const remedy = meant.length > 0 ? `Did you mean ${meant.join(", ")}?` : "`baa-lint rules` lists them all.";
    throw new UserError(`There is no rule “${id}”.`, undefined, remedy);
  }
  const width = Math.min(100, Math.max(60, widthOf(terminal)));
  terminal.out(`${rulePage(rule, { width, style: style(wantsColour(terminal, color)) }).join("\n")}\n`);
  return 0;
}
