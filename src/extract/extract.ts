import type { Document, Source } from "../types.js";
import { DocumentBuilder } from "./builder.js";
export async function extract(source: Source): Promise<Document> {
  const b = new DocumentBuilder();
  const text = new TextDecoder().decode(source.bytes);
  let line = 1;
  for (const para of text.split(/\n\s*\n|\n(?=\s*(?:[-*•]|\(?\w{1,4}[.)])\s)/)) {
    const h = /^\s*(#+)\s+(.*)$/s.exec(para);
    const t = (h ? h[2]! : para).replace(/\*\*|`|^\s*>\s?/g, "").trim();
    const indent = para.search(/\S/);
    b.add({
      text: t,
      kind: h ? "heading" : "paragraph",
      ...(h ? { level: h[1]!.length } : { indent: indent > 0 ? indent / 2 : 0 }),
      origin: { line },
    });
    line += para.split("\n").length;
  }
  return b.build();
}
