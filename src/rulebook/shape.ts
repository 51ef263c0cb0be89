// What a YAML file may hold, said once: `check` reads a file by it, `json` is the same as JSON Schema, for editors.

export interface Problem {
  message: string;
  /** Keys from the top of the file to the value at fault. */
  path: (string | number)[];
}

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Shape {
  check: (value: unknown, path: (string | number)[], report: (problem: Problem) => void) => void;
  json: JsonSchema;
}

export const text: Shape = {
  check: (value, path, report) => {
    if (typeof value !== "string" || value.trim() === "") report({ message: "must be text", path });
  },
  json: { type: "string", pattern: "\\S" },
};

/** A number; with bounds, a number between them. */
export const number = (bounds: { minimum?: number; maximum?: number; whole?: true } = {}): Shape => ({
  check: (value, path, report) => {
    const { minimum = -Infinity, maximum = Infinity, whole } = bounds;
    if (typeof value !== "number" || value < minimum || value > maximum || (whole && !Number.isInteger(value)))
      report({ message: `must be ${said(bounds)}`, path });
  },
  json: {
    type: bounds.whole ? "integer" : "number",
    ...(bounds.minimum === undefined ? {} : { minimum: bounds.minimum }),
    ...(bounds.maximum === undefined ? {} : { maximum: bounds.maximum }),
  },
});

function said({ minimum, maximum, whole }: { minimum?: number; maximum?: number; whole?: true }): string {
  const kind = whole ? "a whole number" : "a number";
  if (minimum === undefined) return kind;
  return maximum === undefined ? `${kind} from ${minimum} on` : `${kind} from ${minimum} to ${maximum}`;
}

export const flag: Shape = {
  check: (value, path, report) => {
    if (typeof value !== "boolean") report({ message: "must be true or false", path });
  },
  json: { type: "boolean" },
};

export const oneOf = (...allowed: readonly (string | number | null)[]): Shape => ({
  check: (value, path, report) => {
    if (!allowed.includes(value as string)) report({ message: `must be one of ${allowed.join(", ")}`, path });
  },
  json: { enum: allowed },
});

export const list = (item: Shape): Shape => ({
  check: (value, path, report) => {
    if (!Array.isArray(value)) report({ message: "must be a list", path });
    else value.forEach((one, index) => item.check(one, [...path, index], report));
  },
  json: { type: "array", items: item.json },
});

/** A list, or its only item by itself. */
export const oneOrList = (item: Shape): Shape => ({
  check: (value, path, report) => (Array.isArray(value) ? list(item) : item).check(value, path, report),
  json: { anyOf: [item.json, list(item).json] },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const shape = (keys: Readonly<Record<string, Shape>>, needed: readonly string[] = []): Shape => ({
  check: (value, path, report) => {
    if (!isRecord(value)) return report({ message: "must hold keys and values", path });
    for (const key of needed) if (!(key in value)) report({ message: `lacks “${key}”`, path });
    for (const [key, one] of Object.entries(value)) {
      const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (known) known.check(one, [...path, key], report);
      else {
        const message = `has a key “${key}” that is not known here; known are ${Object.keys(keys).join(", ")}`;
        report({ message, path: [...path, key] });
      }
    }
  },
  json: {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(keys).map(([key, one]) => [key, one.json])),
    ...(needed.length === 0 ? {} : { required: needed }),
  },
});

export const record = (item: Shape): Shape => ({
  check: (value, path, report) => {
    if (!isRecord(value)) report({ message: "must hold names and values", path });
    else for (const [key, one] of Object.entries(value)) item.check(one, [...path, key], report);
  },
  json: { type: "object", additionalProperties: item.json },
});

/** The same with a line for those who write the file in an editor that knows the schema. */
export const about = (description: string, { check, json }: Shape): Shape => ({
  check,
  json: { description, ...json },
});

/** What is wrong with a value; empty when nothing is. */
export function problemsOf(value: unknown, { check }: Shape): Problem[] {
  const problems: Problem[] = [];
  check(value, [], (problem) => problems.push(problem));
  return problems;
}
