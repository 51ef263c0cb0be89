/**
 * Makes the build write what is slow until V8 has optimised it in another way: an agreement is linted before that. The sources stay
 * as they are read best.
 */
import { sep } from "node:path";
import process from "node:process";
import ts from "typescript";
import { arraysByIndex } from "./arrays-by-index.js";
import { ExpressionsOnce } from "./expressions-once.js";
import { FlatMaps } from "./flat-maps.js";
import { rewritten } from "./rewrite.js";
import { isArrayTo } from "./types.js";

/** The plugin of the bundler. */
export function forColdCode() {
  let program: ts.Program | undefined;
  return {
    name: "for-cold-code",
    transform(code: string, id: string): string | null {
      if (!id.endsWith(".ts") || !id.startsWith(process.cwd() + sep)) return null;
      program ??= programOf("tsconfig.json");
      const file = program.getSourceFile(id);
      // What another plugin has changed is not what the types are told of.
      return file?.text === code ? writtenForColdCode(file, program.getTypeChecker()) : null;
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

/** The text of a file as the build reads it. */
export function writtenForColdCode(file: ts.SourceFile, checker: ts.TypeChecker): string {
  const isArray = isArrayTo(checker);
  const [expressions, flatMaps] = [new ExpressionsOnce(), new FlatMaps(isArray)];
  const text = rewritten(file, [arraysByIndex(isArray), expressions.rewriting, flatMaps.rewriting]);
  // In the first line, so that all others keep their number.
  return flatMaps.declarations + expressions.declarations + text;
}
