import { DocumentBuilder } from "../../src/extract/builder.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { structure } from "../../src/structure/structure.js";
import { understand } from "../../src/understand/understand.js";

const { phrases } = await loadRules();

/** Reads paragraphs (parted by blank lines) the way an agreement is read. */
export function read(text: string) {
  const builder = new DocumentBuilder();
  for (const paragraph of text.trim().split(/\n\s*\n/)) builder.add({ kind: "paragraph", text: paragraph, origin: {} });
  return understand(structure(builder.build()), phrases);
}

export const preamble = "Acme Systems, Inc. (“Vendor”) and Riverbend Clinic (“Covered Entity”) agree as follows.\n\n";
