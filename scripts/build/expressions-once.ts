import ts from "typescript";
import type { Rewriting } from "./rewrite.js";

/**
 * Regular expressions in functions are made once, when they are first come to: where they are written out they are an object anew each
 * time, some ten thousand in a run. Those that keep a place to go on from (`g`, `y`) are left.
 */
export class ExpressionsOnce {
  private count = 0;

  readonly rewriting: Rewriting = (node) => {
    if (!ts.isRegularExpressionLiteral(node) || /[gy]\w*$/.test(node.text) || !isInFunction(node)) return undefined;
    return `(${nameOf(this.count++)} ??= ${node.text})`;
  };

  /** What has to stand before a file that was rewritten. */
  get declarations(): string {
    return this.count === 0 ? "" : `var ${Array.from({ length: this.count }, (_, at) => nameOf(at)).join()};`;
  }
}

const nameOf = (at: number): string => `expression$${at}`;

/** Whether what stands there may be come to more than once. */
function isInFunction(node: ts.Node): boolean {
  for (let around = node.parent; around !== undefined; around = around.parent)
    if (ts.isFunctionLike(around)) return true;
  return false;
}
