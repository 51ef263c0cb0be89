// Starts a program of dist/ with the compiled code that the build kept of it: Node would else compile, anew in every run,
// what takes longer to compile than to run. Kept code is only a hint. Without it, or when this Node refuses it, the
// program starts as any other, a little later.
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Script } from "node:vm";

const folder = import.meta.dirname;

/** Code compiled by one Node is of no use to another. */
const forThisNode = `${process.version}-${process.platform}-${process.arch}.code`;

const modules = new Map<string, { exports: unknown }>();
const scripts = new Map<string, Script>();
let kept: Kept | undefined;
let keptIn = "";

/** The open file of kept code, and where in it that of each script stands. */
interface Kept {
  opened: number;
  places: ReadonlyMap<string, { at: number; length: number }>;
}

/** Runs `name`.cjs. `use` tells apart programs that load different parts for different files. */
export function start(name: string, use = name): void {
  keptIn = join(folder, `${use}-${forThisNode}`);
  kept = openKept(keptIn);
  load(join(folder, `${name}.cjs`));
}

/** What `require` does, for the files of dist/ alone: each is one script, which Node can compile from kept code. */
function load(file: string): unknown {
  const loaded = modules.get(file);
  if (loaded) return loaded.exports;
  const module = { exports: {} as unknown };
  modules.set(file, module);
  const name = basename(file);
  const source = readAsFunction(file);
  const cachedData = readKept(name);
  const script = new Script(source, { filename: file, ...(cachedData ? { cachedData } : {}) });
  scripts.set(name, script);
  const run = script.runInThisContext() as (...scope: unknown[]) => void;
  run.call(module.exports, module.exports, requireFrom, module, file, folder);
  return module.exports;
}

const opening = Buffer.from("(function (exports, require, module, __filename, __dirname) {");
const closing = Buffer.from("\n})");

/** Where files and kept code are read to, one after the other: memory that has been used is had for nothing. */
let room = Buffer.alloc(0);

function roomFor(length: number): Buffer {
  if (room.length < length) room = Buffer.allocUnsafeSlow(length);
  return room;
}

/** A file as the function that Node makes of it, in one piece: joined as strings it would be copied once more. */
function readAsFunction(file: string): string {
  const opened = openSync(file, "r");
  const { size } = fstatSync(opened);
  const source = roomFor(opening.length + size + closing.length);
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
  const all = [...scripts].map(([name, script]) => [name, script.createCachedData()] as const);
  const head = Buffer.from(JSON.stringify(all.map(([name, code]) => [name, code.length])));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  writeFileSync(keptIn, Buffer.concat([size, head, ...all.map(([, code]) => code)]));
}

function openKept(file: string): Kept | undefined {
  try {
    const opened = openSync(file, "r");
    const size = Buffer.alloc(4);
    readSync(opened, size, 0, size.length, 0);
    const head = Buffer.alloc(size.readUInt32LE());
    readSync(opened, head, 0, head.length, size.length);
    const places = new Map<string, { at: number; length: number }>();
    let [at, longest] = [size.length + head.length, 0];
    for (const [name, length] of JSON.parse(head.toString()) as [string, number][]) {
      places.set(name, { at, length });
      [at, longest] = [at + length, Math.max(longest, length)];
    }
    roomFor(longest);
    return { opened, places };
  } catch {
    // Built for another Node, or not kept at all.
    return undefined;
  }
}

/** The kept code of a script; where it is read to is used again for the next. */
function readKept(name: string): Buffer | undefined {
  const place = kept?.places.get(name);
  if (!kept || !place) return undefined;
  const code = roomFor(place.length);
  readSync(kept.opened, code, 0, place.length, place.at);
  return code.subarray(0, place.length);
}
