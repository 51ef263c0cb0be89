// Starts a program of dist/ with the compiled code that the build kept of it: Node would else compile, anew in every run,
// what takes longer to compile than to run. Kept code is only a hint. Without it, or when this Node refuses it, the
// program starts as any other, a little later.
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const folder = fileURLToPath(new URL("./", import.meta.url));

/** Code compiled by one Node is of no use to another. */
const forThisNode = `${process.version}-${process.platform}-${process.arch}.code`;

const modules = new Map<string, { exports: unknown }>();
const scripts = new Map<string, Script>();
let kept: ReadonlyMap<string, Buffer> = new Map();
let keptIn = "";

/** Runs `name`.cjs. `use` tells apart programs that load different parts for different files. */
export function start(name: string, use = name): void {
  keptIn = join(folder, `${use}-${forThisNode}`);
  kept = readKept(keptIn);
  load(join(folder, `${name}.cjs`));
}

/** What `require` does, for the files of dist/ alone: each is one script, which Node can compile from kept code. */
function load(file: string): unknown {
  const loaded = modules.get(file);
  if (loaded) return loaded.exports;
  const module = { exports: {} as unknown };
  modules.set(file, module);
  const name = basename(file);
  const cachedData = kept.get(name);
  const script = new Script(readAsFunction(file), { filename: file, ...(cachedData ? { cachedData } : {}) });
  scripts.set(name, script);
  const run = script.runInThisContext() as (...scope: unknown[]) => void;
  run.call(module.exports, module.exports, requireFrom, module, file, folder);
  return module.exports;
}

const opening = Buffer.from("(function (exports, require, module, __filename, __dirname) {");
const closing = Buffer.from("\n})");

/** Where files are read to, one after the other: memory that has been used is had for nothing. */
let source = Buffer.alloc(0);

/** A file as the function that Node makes of it, in one piece: joined as strings it would be copied once more. */
function readAsFunction(file: string): string {
  const opened = openSync(file, "r");
  const { size } = fstatSync(opened);
  const whole = opening.length + size + closing.length;
  if (source.length < whole) source = Buffer.allocUnsafe(whole);
  opening.copy(source);
  const end = opening.length + readSync(opened, source, opening.length, size, null);
  closeSync(opened);
  closing.copy(source, end);
  // The build leaves nothing but ASCII in these files, which is read fastest.
  return source.toString("latin1", 0, end + closing.length);
}

/** Beside this file stands what is bundled; the rest is part of Node, or one of the optional packages. */
function requireFrom(id: string): unknown {
  if (id.startsWith("./")) return load(join(folder, id));
  return process.getBuiltinModule(id) ?? process.getBuiltinModule("node:module").createRequire(import.meta.url)(id);
}

/** Writes down the code of this run, as far as it was compiled; for the build. */
export function keepCode(): void {
  const all = [...scripts].map(([name, script]) => [name, aligned(script.createCachedData())] as const);
  const head = JSON.stringify(all.map(([name, code]) => [name, code.length]));
  const size = Buffer.alloc(4);
  const padded = aligned(Buffer.concat([size, Buffer.from(head)]), " ");
  padded.writeUInt32LE(padded.length - size.length);
  writeFileSync(keptIn, Buffer.concat([padded, ...all.map(([, code]) => code)]));
}

/** Made as long as a multiple of what V8 aligns code to: what begins elsewhere it copies before it reads it. */
const aligned = (bytes: Buffer, filling = "\0") => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 7, filling)]);

function readKept(file: string): ReadonlyMap<string, Buffer> {
  const codes = new Map<string, Buffer>();
  try {
    const all = readFileSync(file);
    let at = 4 + all.readUInt32LE(0);
    for (const [name, length] of JSON.parse(all.toString("utf8", 4, at)) as [string, number][])
      codes.set(name, all.subarray(at, (at += length)));
  } catch {
    // Built for another Node, or not kept at all.
  }
  return codes;
}
