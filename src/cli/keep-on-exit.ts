// Loaded before a program by the build (keep-code.ts).
import { keepCode } from "../start.js";

process.on("exit", keepCode);
