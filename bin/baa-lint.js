#!/usr/bin/env node
const { setFlagsFromString } = require("node:v8");
const { start } = require("../dist/start.cjs");

// Node keeps compiled code of its own modules, and refuses it once flags are set: what a run needs is loaded before. Reports for
// programs have digests.
if (process.argv.some((argument) => /^(?:-[fo]|--format|--output|ask|review|verify)/.test(argument)))
  require("node:crypto");
// PDF and Word documents are read in a process of their own.
if (process.argv.some((argument) => /\.(?:pdf|docx)$/i.test(argument))) require("node:child_process");

// A run lasts a fraction of a second. Code is optimised only once it has run long enough to pay the compiler back; regular
// expressions are compiled once and not twice, functions as soon as they are warm, which is told later than usual, for most
// are soon done; and the space for what has just been made stays small, for the system is slower to hand out memory than
// the collector to clear it, which it does alone: to wake threads for so little takes longer. What has long been there is
// looked through late, for V8 takes the little that a start leaves behind for the measure of all that follows. That halves
// the CPU time of one contract, and takes a twentieth more in a run over a hundred.
setFlagsFromString("--interrupt-budget=2000000");
setFlagsFromString("--no-regexp-tier-up");
setFlagsFromString("--semi-space-growth-factor=1");
setFlagsFromString("--no-parallel-scavenge");
setFlagsFromString("--incremental-marking-soft-trigger=99");
setFlagsFromString("--incremental-marking-hard-trigger=200");
setFlagsFromString("--no-baseline-batch-compilation");
setFlagsFromString("--interrupt-budget-factor-for-feedback-allocation=32");

start("cli");
