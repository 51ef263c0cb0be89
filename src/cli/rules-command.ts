import type { RuleFacts } from "../report/rule-page.js";
import type { RuleKind } from "../types.js";
import type { ExitCode } from "./exit-code.js";
import type { Pipeline } from "./pipeline.js";
import type { Terminal } from "./terminal.js";

const groups: readonly [RuleKind, string][] = [
  ["required", "Required by HIPAA"],
  ["loophole", "Traps"],
  ["recommended", "Worth asking for"],
  ["hygiene", "The document itself"],
  ["state", "State law, on request"],
];

function list(rules: RuleFacts[]): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const line = ({ id, severity, title }: RuleFacts) => `  ${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}`;
  return groups
    .map(([kind, name]) => ({ name, lines: rules.filter((rule) => rule.kind === kind).map(line) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) => [`${name} (${lines.length})`, ...lines].join("\n"))
    .join("\n\n");
}

/** Lists the rules, for people or for programs. */
export async function rulesCommand(
  { json }: { json: boolean },
  terminal: Terminal,
  pipeline: Pipeline,
): Promise<ExitCode> {
  const rules = await pipeline.rules();
  if (!json) terminal.out(`${list(rules)}\n`);
  else {
    const facts = rules.map(({ id, kind, clause, severity, title, cites }) => ({
      id,
      kind,
      clause,
      severity,
      title,
      cites,
    }));
    terminal.out(`${JSON.stringify(facts, null, 2)}\n`);
  }
  return 0;
}
