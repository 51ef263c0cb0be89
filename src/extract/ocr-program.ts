import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** Where the program `tesseract` is, in a folder of the search path; never in the working directory. */
export function tesseractOn(path = process.env["PATH"] ?? ""): string | undefined {
  const name = process.platform === "win32" ? "tesseract.exe" : "tesseract";
  return path
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
