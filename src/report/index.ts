import type { Report } from "../types.js";
import { compact } from "./compact.js";
import { json } from "./json.js";
import type { ReportOptions } from "./layout.js";
import { pretty } from "./pretty.js";

export type { ReportOptions } from "./layout.js";

export type Reporter = (report: Report, options: ReportOptions) => string;

/** One name a format, as `--format` takes it. */
export const reporters = { pretty, json, compact } satisfies Record<string, Reporter>;
export type ReporterName = keyof typeof reporters;
