/**
 * Makes the build read arrays by index where the sources read them by iterator: `for (const word of words)`,
 * `const [from, to] = range`. An agreement is linted before V8 has optimised anything, and until then each step of an
 * iterator costs a call and an object, and the code that closes it is most of what is kept of a short loop. What is an
 * array the types say; all else is left as it is.
 */
import { sep } from "node:path";
import process from "node:process";
import ts from "typescript";

/** The plugin of the bundler. */
export function arraysByIndex() {
  let program: ts.Program | undefined;
  return {
    name: "arrays-by-index",
    transform(code: string, id: string): string | null {
      if (!id.endsWith(".ts") || !id.startsWith(process.cwd() + sep)) return null;
      program ??= programOf("tsconfig.json");
      const file = program.getSourceFile(id);
      // What another plugin has changed is not what the types are told of.
      return file?.text === code ? byIndex(file, program.getTypeChecker()) : null;
    },
  };
}

function programOf(path: string): ts.Program {
  const read = ts.readConfigFile(path, (file) => ts.sys.readFile(file));
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, process.cwd());
  return ts.createProgram(
    fileNames.filter((name) => name.includes("/src/")),
    options,
  );
}

/** The text of a file with its arrays read by index. */
export function byIndex(file: ts.SourceFile, checker: ts.TypeChecker): string {
  const isArray = (node: ts.Node): boolean => {
    const type = checker.getTypeAtLocation(node);
    return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) === 0 && checker.isArrayLikeType(type);
  };
  const written = (node: ts.Node): string =>
    (ts.isForOfStatement(node) ? writtenLoop(node, isArray, written) : undefined) ??
    (ts.isArrayBindingPattern(node) ? writtenPattern(node, isArray, written) : undefined) ??
    withParts(node, written);
  return file.text.slice(0, file.getStart()) + written(file) + file.text.slice(file.endOfFileToken.end);
}

type Written = (node: ts.Node) => string;
type IsArray = (node: ts.Node) => boolean;

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
