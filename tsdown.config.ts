import { defineConfig } from "tsdown";

// Everything is bundled (no run-time packages to install) and split, so that linting a text file
// never pays for the PDF or DOCX reader.
export default defineConfig({
  entry: {
    cli: "src/cli/main.ts",
    index: "src/index.ts",
    // Started as a process of its own, to read PDF and Word documents.
    "extractor-process": "src/extract/extractor-process.ts",
    "compile-rules": "src/rulebook/compile-rules.ts",
  },
  format: "esm",
  platform: "node",
  target: "node20",
  dts: { entry: "src/index.ts" },
  clean: true,
  minify: !process.argv.includes("--no-minify"),
  // Every package is inlined; only Node's own modules and the optional canvas stay outside.
  noExternal: [/./],
  external: ["@napi-rs/canvas"],
  fixedExtension: false,
});
