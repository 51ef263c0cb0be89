import { z } from "zod";
import type { Report } from "../../src/types.js";

// The report as JSON Schema. That it says what src/types.ts says is checked by the compiler, at the end of this file.

const sha256 = z.string().regex(/^(?:[0-9a-f]{64})?$/);
const severity = z.enum(["critical", "high", "medium", "low", "info"]);

const span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .describe("Half-open range of UTF-16 units in the text that was read.");

const evidence = z.strictObject({
  quote: z.string().describe("The words, exactly as they were read."),
  clause: z.string().describe("The clause as a lawyer would cite it, or its heading; empty when neither is known."),
  page: z.int().min(1).nullable(),
  line: z
    .int()
    .min(1)
    .optional()
    .describe("Line of the file at which its paragraph begins, in formats that have lines."),
  span,
  file: z.string().optional().describe("The contract read beside the agreement in which the words stand."),
  doubtful: z.array(z.string()).optional().describe("Words that were made out in a picture without certainty."),
});

const state = z.enum([
  "met", "partial", "missing", "contradicted", "fires", "clear", "not-applicable", "needs-review", "not-assessed",
]); // prettier-ignore

const outcome = z.strictObject({
  rule: z.string(),
  title: z.string(),
  kind: z.enum(["required", "loophole", "recommended", "hygiene", "state"]),
  clause: z.int().min(1).max(8).nullable().describe("Of the eight clauses people know."),
  state,
  severity,
  elements: z.array(z.strictObject({ id: z.string(), state: z.enum(["present", "lacking"]) })),
  value: z.number().optional().describe("A number the rule read, in calendar days or a count."),
  variant: z.string().optional(),
  original: z
    .strictObject({ state, value: z.number().optional(), evidence: z.array(evidence) })
    .optional()
    .describe("How it stands in the text before the tracked changes, where that differs; spans are in that text."),
  message: z.string(),
  why: z.string(),
  cites: z.array(z.string()),
  evidence: z.array(evidence),
  closest: evidence
    .extend({ lacks: z.string() })
    .optional()
    .describe("For a missing clause: the passage that came nearest, and what it lacks."),
  request: z.string().optional().describe("What a letter asks for in a few words."),
  suggest: z.string().optional().describe("Language to ask for."),
  fallback: z.string().optional().describe("Language to settle for."),
});

const document = z.strictObject({
  path: z.string().describe("As it was given; - is standard input."),
  sha256: sha256.describe("Of the file; empty when it could not be read."),
  textSha256: sha256.describe("Of the text as it was read from the file; empty when it could not be."),
  settings: z
    .strictObject({
      template: z.boolean(),
      asked: z.array(z.string()),
      severities: z.record(z.string(), z.union([severity, z.literal("off")])),
      ocr: z.enum(["auto", "always", "never"]),
      revisions: z.enum(["accepted", "original", "both"]),
      sha256,
    })
    .describe("What was asked of the run, with the digest of it."),
  format: z.enum(["pdf", "docx", "html", "markdown", "text"]),
  agreement: z
    .strictObject({ number: z.int().min(1), of: z.int().min(2), title: z.string(), span })
    .optional()
    .describe("Which of several agreements in the file this is; left out for one alone."),
  kind: z.enum(["baa", "subcontractor-baa", "embedded-baa", "not-a-baa", "not-assessed"]),
  title: z.string(),
  words: z.int().min(0),
  pages: z.int().min(0).nullable(),
  parties: z.strictObject({ businessAssociate: z.string().nullable(), coveredEntity: z.string().nullable() }),
  notices: z.array(
    z.strictObject({
      id: z.string(),
      message: z.string(),
      page: z.int().min(1).optional(),
      unread: z.boolean().optional().describe("Words of the contract may be missing because of it."),
    }),
  ),
  companions: z
    .array(z.strictObject({ path: z.string(), sha256 }))
    .optional()
    .describe("Contracts read beside it."),
  score: z
    .strictObject({
      value: z.int().min(0).max(100),
      grade: z.enum(["A", "B", "C", "D", "F"]),
      how: z.array(z.string()).describe("The arithmetic, one step a line."),
    })
    .nullable()
    .describe("Null when the document is not a BAA, could not be read whole, or the score was left out."),
  outcomes: z.array(outcome).describe("One for every rule that was run, also for what is in order."),
});

export const report = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({
    name: z.literal("baa-lint"),
    version: z.string(),
    rules: z.string().describe("SHA-256 of all rule files; empty when no file could be read."),
  }),
  documents: z.array(document),
});

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** Does not compile when the schema and the types of the program say different things. */
export const saysTheSame: Same<z.infer<typeof report>, Report> = true;
