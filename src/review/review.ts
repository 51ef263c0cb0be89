import { UserError } from "../errors.js";
import type { Linted } from "../lint.js";
import { structure } from "../structure/structure.js";
import { notesOf } from "./notes.js";
import type { Reviewed, ReviewOptions } from "./docx-review.js";

export type { Reviewed, ReviewOptions } from "./docx-review.js";

/** A copy of the file with every finding noted at its words. The document must have been read with `trace`. */
export async function review({ source, document, report }: Linted, options: ReviewOptions = {}): Promise<Reviewed> {
  if (source.format !== "docx" && source.format !== "pdf")
    throw new UserError(
      "Only Word and PDF documents can be marked up.",
      source.path,
      "Write a memo instead: --memo memo.docx",
      2,
    );
  const notes = notesOf(report, structure(document));
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
