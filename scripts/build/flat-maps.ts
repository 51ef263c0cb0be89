import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Rewriting } from "./rewrite.js";
import type { IsArray } from "./types.js";

/** `list.flatMap(tell)` is written as a call of flat-mapped.ts, which says why. */
export class FlatMaps {
  private isUsed = false;

  constructor(private readonly isArray: IsArray) {}

  readonly rewriting: Rewriting = (node, written) => {
    if (!ts.isCallExpression(node) || node.arguments.length !== 1) return undefined;
    const { expression: called } = node;
    if (!ts.isPropertyAccessExpression(called) || called.name.text !== "flatMap" || called.questionDotToken)
      return undefined;
    if (!this.isArray(called.expression)) return undefined;
    this.isUsed = true;
    return `${name}(${written(called.expression)}, ${written(node.arguments[0]!)})`;
  };

  /** What has to stand before a file that was rewritten. */
  get declarations(): string {
    const path = fileURLToPath(new URL("./flat-mapped.ts", import.meta.url));
    return this.isUsed ? `import { flatMapped as ${name} } from ${JSON.stringify(path)};` : "";
  }
}

const name = "flatMapped$";
