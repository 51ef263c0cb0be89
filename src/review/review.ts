import { UserError } from "../errors.js";
import type { Linted } from "../lint.js";
import { structure } from "../structure/structure.js";
import type { Agreement, Sentence, Span } from "../types.js";
import { notesOf } from "./notes.js";
import type { Reviewed, ReviewOptions } from "./docx-review.js";

export type { Reviewed, ReviewOptions } from "./docx-review.js";

/** A copy of the file with every finding noted at its words. The document must have been read with `trace`. */
export async function review(
  { source, document, report, others = [] }: Pick<Linted, "source" | "document" | "report" | "others">,
  options: ReviewOptions = {},
): Promise<Reviewed> {
  if (source.format !== "docx" && source.format !== "pdf")
    throw new UserError(
      "Only Word and PDF documents can be marked up.",
      source.path,
      "Write a memo instead: --memo memo.docx",
      2,
    );
  const agreement = structure(document);
  // Of several agreements in one file each has its own notes.
  const notes = [report, ...others].flatMap((one) => notesOf(one, partOf(agreement, one.agreement?.span)));
  if (source.format === "pdf") {
    if (options.suggest)
      throw new UserError(
        "A PDF takes no tracked insertions.",
        source.path,
        "Leave --suggest away: the notes hold the language to ask for.",
        2,
      );
    const { reviewPdf } = await import("./pdf-review.js");
    return reviewPdf(source, document, notes, options);
  }
  const { reviewDocx } = await import("./docx-review.js");
  return reviewDocx(source, document, notes, options);
}

/** An agreement of a file, its places still counted from the beginning of the file: what stands around it binds nobody. */
function partOf(agreement: Agreement, span: readonly [number, number] | undefined): Agreement {
  if (span === undefined) return agreement;
  const isInside = (one: Span) => one.start >= span[0] && one.end <= span[1];
  const sentences = agreement.sentences.map(
    (one): Sentence => (isInside(one.span) ? one : { ...one, zone: "outside" }),
  );
  return { ...agreement, sentences };
}
