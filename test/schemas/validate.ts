import { Ajv2020 } from "ajv/dist/2020.js";
import draft4 from "ajv-draft-04";
import formats from "ajv-formats";

/** What is wrong with a value by a JSON Schema; empty when nothing is. Written for draft 4 (SARIF) and 2020-12 (ours). */
export function faultsBy(schema: { $schema?: string }): (value: unknown) => string[] {
  // The schema of SARIF holds a pattern that is none under the flag `u`.
  const ajv = /draft-04/.test(schema.$schema ?? "")
    ? new draft4.default({ strict: false, allErrors: true, unicodeRegExp: false })
    : new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`));
}
