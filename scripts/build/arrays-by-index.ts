import ts from "typescript";
import type { Rewriting, Written } from "./rewrite.js";
import type { IsArray } from "./types.js";

/**
 * Arrays are read by index where the sources read them by iterator: `for (const word of words)`, `const [from, to] = range`. Until
 * V8 has optimised it each step of an iterator costs a call and an object, and the code that closes it is most of what is kept of a
 * short loop. What is an array the types say; all else is left as it is.
 */
export const arraysByIndex =
  (isArray: IsArray): Rewriting =>
  (node, written) => {
    if (ts.isForOfStatement(node)) return writtenLoop(node, isArray, written);
    return ts.isArrayBindingPattern(node) ? writtenPattern(node, isArray, written) : undefined;
  };

/** `[a, , b = 1]` as `{ 0: a, 2: b = 1 }`. */
function writtenPattern(node: ts.ArrayBindingPattern, isArray: IsArray, written: Written): string | undefined {
  if (!isArray(node) || node.elements.some((one) => ts.isBindingElement(one) && one.dotDotDotToken)) return undefined;
  const named = node.elements.map((one, index) => (ts.isBindingElement(one) ? `${index}: ${written(one)}` : ""));
  return `{ ${named.filter((one) => one !== "").join(", ")} }`;
}

/** `for (const word of words) read(word);` as a loop that counts. */
function writtenLoop(node: ts.ForOfStatement, isArray: IsArray, written: Written): string | undefined {
  const { initializer, expression, statement, awaitModifier } = node;
  if (awaitModifier || !ts.isVariableDeclarationList(initializer)) return undefined;
  const [at, list] = [`at${node.pos}`, `list${node.pos}`];
  const entries = entriesOf(expression);
  const pair = initializer.declarations[0]!.name;
  const counting = (of: ts.Expression, first: string) =>
    `for (let ${at} = 0, ${list} = ${written(of)}; ${at} < ${list}.length; ${at}++) { ${first} ${written(statement)} }`;
  if (entries && ts.isArrayBindingPattern(pair) && isArray(entries)) {
    const values = [at, `${list}[${at}]`];
    const first = pair.elements.map((one, k) =>
      ts.isBindingElement(one) ? `const ${written(one)} = ${values[k]};` : "",
    );
    return counting(entries, first.join(" "));
  }
  return isArray(expression) ? counting(expression, `${written(initializer)} = ${list}[${at}];`) : undefined;
}

/** What `entries()` is asked of. */
const entriesOf = (node: ts.Expression): ts.Expression | undefined =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "entries"
    ? node.expression.expression
    : undefined;
