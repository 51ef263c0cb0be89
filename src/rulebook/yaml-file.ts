import { isNode, LineCounter, parseDocument } from "yaml";
import { UserError } from "../errors.js";
import { type Problem, problemsOf, type Shape } from "./shape.js";

/** A YAML file as values, with the lines they stand on. */
export interface YamlFile {
  value: unknown;
  lineOf: (keys: (string | number)[]) => number;
  /** What the user is told of a mistake in it: the place and the line. */
  refuse: (problem: Problem, subject: string, remedy: string) => UserError;
}

/** Reads YAML, of which JSON is a part. */
export function parseYaml(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, logLevel: "error" });
  const error = document.errors[0];
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    throw new UserError(
      `The YAML cannot be read: ${error.message.split("\n")[0]}`,
      `${path}:${line}`,
      "Correct the line.",
    );
  }
  const lineOf = (keys: (string | number)[]): number => {
    for (let length = keys.length; length >= 0; length--) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const refuse = (problem: Problem, subject: string, remedy: string): UserError => {
    const line = lineOf(problem.path);
    const where = problem.path.join(" › ") || subject;
    return new UserError(
      `${where} ${problem.message}.\n  ${line} | ${text.split("\n")[line - 1] ?? ""}`,
      `${path}:${line}`,
      remedy,
    );
  };
  return { value: document.toJS(), lineOf, refuse };
}

/** The value of a file that has the shape asked for; its first mistake is shown with the line. */
export function readShaped(text: string, path: string, shape: Shape, subject: string, remedy: string): YamlFile {
  const file = parseYaml(text, path);
  const [problem] = problemsOf(file.value, shape);
  if (problem) throw file.refuse(problem, subject, remedy);
  return file;
}
