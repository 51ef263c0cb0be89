import type { Gate } from "../report/gate.js";
import { type ReportContext, reporterOf, type ReporterName, type Written } from "../report/index.js";
import type { Document, DocumentReport, Report } from "../types.js";
import { save } from "./save.js";
import type { Target } from "./targets.js";
import { type Terminal, wantsColour, widthOf } from "./terminal.js";

/** All reports of one run: fed document by document, written when the run is over. */
export class Reports {
  readonly #documents: (Document | null)[] = [];
  readonly #gates: Gate[] = [];
  readonly #keeps: boolean;
  readonly #live: Target | undefined;
  readonly #report: Report;

  constructor(
    private readonly targets: readonly Target[],
    private readonly terminal: Terminal,
    private readonly how: Pick<ReportContext, "rules"> & { color: boolean },
    tool: Report["tool"],
  ) {
    this.#keeps = targets.some(({ format }) => reporterOf(format).showsAgreement);
    this.#live = targets.find(
      ({ format, output, isAside }) => output === null && !isAside && reporterOf(format).isStream,
    );
    this.#report = { schemaVersion: 1, tool, documents: [] };
  }

  /** Takes in one document, and writes it where the reader need not wait for the others. */
  async add(
    report: DocumentReport,
    gate: Gate,
    document: Document | null = null,
    tool = this.#report.tool,
  ): Promise<void> {
    this.#report.tool = tool;
    this.#report.documents.push(report);
    this.#documents.push(this.#keeps ? document : null);
    this.#gates.push(gate);
    if (this.#live === undefined) return;
    const one = { ...this.#report, documents: [report] };
    this.terminal.out(await this.#write(one, this.#live, this.#documents.slice(-1)));
  }

  /** Writes what has not been written yet. */
  async finish(isLeftOut: (target: Target) => boolean): Promise<void> {
    for (const target of this.targets) {
      if (target === this.#live || isLeftOut(target)) continue;
      const written = await this.#write(this.#report, target, this.#documents);
      if (target.isAside) this.terminal.err(String(written));
      else if (target.output === null) this.terminal.out(written);
      else save(target.output, written, "report");
    }
  }

  async #write(report: Report, { format, output }: Target, documents: (Document | null)[]): Promise<Written> {
    const { color, rules } = this.how;
    const colour = output === null && wantsColour(this.terminal, color);
    const width = widthOf(this.terminal);
    return writeAs(format, report, { width, colour, rules, documents, gates: this.#gates });
  }
}

const writeAs = (format: ReporterName, report: Report, context: ReportContext): Written | Promise<Written> =>
  reporterOf(format).write(report, context);
