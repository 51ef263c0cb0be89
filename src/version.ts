import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version in package.json, one folder above both src/ and dist/. */
export const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
  version: string;
};
