/** Rewrites sources, node by node, as they are bundled. What a rewriting says nothing of stays as it is written, blank for blank. */
import ts from "typescript";

/** How a node is written now. */
export type Written = (node: ts.Node) => string;
/** What is to stand for a node; undefined leaves it to others. */
export type Rewriting = (node: ts.Node, written: Written) => string | undefined;

/** The text of a file, rewritten. */
export function rewritten(file: ts.SourceFile, rewritings: readonly Rewriting[]): string {
  const written: Written = (node) => {
    for (const rewriting of rewritings) {
      const text = rewriting(node, written);
      if (text !== undefined) return text;
    }
    return withParts(node, written);
  };
  return file.text.slice(0, file.getStart()) + written(file) + file.text.slice(file.endOfFileToken.end);
}

/** A node as it stands, its parts as they are written now. */
function withParts(node: ts.Node, written: Written): string {
  const { text } = node.getSourceFile();
  let [all, end] = ["", node.getStart()];
  ts.forEachChild(node, (part) => {
    all += text.slice(end, part.getStart()) + written(part);
    end = part.end;
  });
  return all + text.slice(end, node.end);
}
