// The program of reader-process.ts, started with the compiled code that the build kept: node reader.cjs pdf
import { start } from "../start.js";

start("extractor-process", `reader-${process.argv[2]}`);
