import ts from "typescript";

/** Whether an expression or a pattern is of an array, or of what is read like one. */
export type IsArray = (node: ts.Node) => boolean;

export const isArrayTo =
  (checker: ts.TypeChecker): IsArray =>
  (node) => {
    const type = checker.getTypeAtLocation(node);
    return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) === 0 && checker.isArrayLikeType(type);
  };
