import { defineConfig, type UserConfig } from "tsdown";
import { forColdCode } from "./scripts/build/for-cold-code.js";

/**
 * commander imports node:child_process for subcommands that are programs of their own, of which there are none; loading it
 * is a tenth of what linting a short text costs.
 */
const withoutSubprocesses = {
  name: "without-subprocesses",
  resolveId: (id: string, importer?: string) =>
    id === "node:child_process" && importer?.includes("/commander/") ? "\0no-subprocesses" : null,
  load: (id: string) => (id === "\0no-subprocesses" ? "export default {};" : null),
};

/** chalk asks Node's terminal and networking what colours there are; that is decided in src/cli/terminal.ts. */
const withoutColourDetection = {
  name: "without-colour-detection",
  resolveId: (id: string) => (id === "#supports-color" ? "\0no-detection" : null),
  load: (id: string) => (id === "\0no-detection" ? "export default { stdout: false, stderr: false };" : null),
};

const withoutDetours = [forColdCode(), withoutSubprocesses, withoutColourDetection];

/** A script of ASCII alone takes half the room, and is read without being decoded. */
const inAscii = {
  name: "in-ascii",
  generateBundle: (_: unknown, bundle: Record<string, { code?: string }>) => {
    for (const chunk of Object.values(bundle))
      chunk.code &&= chunk.code.replace(
        /[\u0080-\uffff]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
  },
};

// Everything is bundled (no run-time packages to install) and split, so that linting a text file
// never pays for the PDF or DOCX reader.
const common: UserConfig = {
  platform: "node",
  target: "node20",
  clean: true,
  minify: !process.argv.includes("--no-minify"),
  // Every package is inlined; only Node's own modules and the optional packages that read pictures stay outside.
  noExternal: [/^(?!@napi-rs\/|tesseract\.js)/],
  external: [/^@napi-rs\//, /^tesseract\.js/],
  plugins: withoutDetours,
  fixedExtension: false,
};

/**
 * What reading a text loads, in few files, for each costs as much as a tenth of the largest. What the process that reads PDF and
 * Word documents needs too, text in HTML within it, stands apart, and so does what is there before that process is started. The first in the list that
 * takes a module has it, with all that it imports.
 */
const chunks = [
  ["opening", /\/src\/(?:errors|extract\/(?:extract|readers))\.ts$/],
  ["lines", /\/src\/extract\/(?:builder|form-lines|join|labels|normalise|text)\.ts$/],
  ["command", /\/src\/cli\/main\.ts$/],
  ["judge", /\/src\/index\.ts$/],
].map(([name, test], index) => ({ name: name as string, test: test as RegExp, priority: 4 - index }));

export default defineConfig([
  {
    ...common,
    entry: { index: "src/index.ts", "compile-rules": "src/rulebook/compile-rules.ts" },
    format: "esm",
    dts: { entry: "src/index.ts" },
    // Read by pdf.js when a file needs them: tables of characters, the fonts every reader has, a decoder of JPEG 2000.
    copy: ["cmaps", "standard_fonts", "wasm/LICENSE_OPENJPEG", "wasm/openjpeg_nowasm_fallback.js"].map((name) => ({
      from: `node_modules/pdfjs-dist/${name}`,
      to: name.startsWith("wasm/") ? "dist/pdfjs/wasm" : "dist/pdfjs",
    })),
  },
  // The command itself, as scripts: of modules Node keeps no compiled code (src/start.ts).
  {
    ...common,
    entry: {
      start: "src/start.ts",
      cli: "src/cli/begin.ts",
      "keep-code": "src/cli/keep-code.ts",
      "keep-on-exit": "src/cli/keep-on-exit.ts",
      reader: "src/extract/reader.ts",
      // Started by `reader` as a process of its own, to read PDF and Word documents.
      "extractor-process": "src/extract/extractor-process.ts",
    },
    format: "cjs",
    dts: false,
    plugins: [...withoutDetours, inAscii],
    // A script cannot import.
    outputOptions: { dynamicImportInCjs: false, codeSplitting: { groups: chunks } },
  },
]);
