import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { pdfOfStreams } from "../extract/pdf-source.js";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const built = existsSync(path("dist/reader.cjs"));
const folder = mkdtempSync(join(tmpdir(), "baa-lint-quiet-"));

// Loaded before the program: whatever would reach the network or change the disk is written down and refused.
const guard = join(folder, "guard.cjs");
writeFileSync(
  guard,
  `const fs = require("node:fs");
  const allowed = process.env.ALLOWED.split(${JSON.stringify(delimiter)});
  const refuse = (what) => { process.stderr.write("REFUSED " + what + "\\n"); throw new Error("refused: " + what); };
  const seal = (name, members) => {
    const module = require(name);
    for (const member of members) if (typeof module[member] === "function") module[member] = () => refuse(name + "." + member);
  };
  seal("node:http", ["request", "get", "createServer"]);
  seal("node:https", ["request", "get", "createServer"]);
  seal("node:http2", ["connect", "createServer"]);
  seal("node:tls", ["connect", "createServer"]);
  seal("node:dgram", ["createSocket"]);
  seal("node:dns", ["lookup", "resolve", "resolve4", "resolve6"]);
  seal("node:net", ["connect", "createConnection", "createServer"]);
  require("node:net").Socket.prototype.connect = () => refuse("net.Socket.connect");
  globalThis.fetch = () => refuse("fetch");
  const changing = ["appendFile", "chmod", "copyFile", "cp", "mkdir", "mkdtemp", "rename", "rm", "rmdir", "symlink",
    "link", "truncate", "unlink", "utimes", "createWriteStream"];
  seal("node:fs", [...changing, ...changing.map((name) => name + "Sync"), "writeFile"]);
  seal("node:fs/promises", [...changing, "writeFile"]);
  const promises = require("node:fs/promises");
  const openPromise = promises.open;
  const { writeFileSync, openSync, open } = fs;
  fs.writeFileSync = (to, ...rest) => allowed.includes(to) ? writeFileSync(to, ...rest) : refuse("write to " + to);
  const reads = (flags) => flags === undefined || flags === "r" || (typeof flags === "number" && (flags & 3) === 0);
  fs.openSync = (file, flags, ...rest) => reads(flags) || allowed.includes(file) ? openSync(file, flags, ...rest) : refuse("open " + file);
  fs.open = (file, flags, ...rest) => typeof flags === "function" || reads(flags) ? open(file, flags, ...rest) : refuse("open " + file);
  promises.open = (file, flags, ...rest) => reads(flags) ? openPromise(file, flags, ...rest) : refuse("open " + file);
  require("node:module").syncBuiltinESMExports();`,
);

function start(
  script: string,
  args: string[],
  { allowed = [] as string[], input = Buffer.alloc(0) as Uint8Array, cwd = folder } = {},
) {
  return new Promise<{ code: number | null; err: string; results: Buffer }>((resolve) => {
    const child = spawn(process.execPath, ["--require", guard, script, ...args], {
      cwd,
      env: { ALLOWED: allowed.join(delimiter), HOME: cwd, TMPDIR: cwd },
      stdio: ["pipe", "ignore", "pipe", "pipe"],
    });
    let err = "";
    const results: Buffer[] = [];
    child.stderr!.on("data", (data: Buffer) => (err += data.toString()));
    child.stdio[3]!.on("data", (data: Buffer) => {
      results.push(data);
      // A reader whose pipe ends before it has answered takes its parent for dead.
      if (/"kind":"(?:document|refused|failed)"/.test(data.toString("latin1"))) child.stdin!.end();
    });
    child.on("close", (code) => resolve({ code, err, results: Buffer.concat(results) }));
    child.stdin!.on("error", () => undefined);
    if (input.length > 0) child.stdin!.write(input);
    else child.stdin!.end();
  });
}

const emptyFolder = () => mkdtempSync(join(tmpdir(), "baa-lint-quiet-"));

/** A page with a link that a viewer would follow. */
function linked(): Uint8Array {
  const link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://127.0.0.1:9/) >> >>";
  return pdfOfStreams(["BT /F1 10 Tf 72 700 Td (Vendor shall report.) Tj ET"], [612, 792], [link]);
}

const isOcrInstalled = ["@napi-rs/canvas", "tesseract.js", "@tesseract.js-data/eng"].every((name) =>
  existsSync(path(`node_modules/${name}/package.json`)),
);

/** A request to the reader of PDF and Word documents, as the program sends it. */
function request(format: "pdf" | "docx", bytes: Uint8Array): Uint8Array {
  const json = Buffer.from(JSON.stringify({ format, path: "a", length: bytes.length }));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(json.length);
  return Buffer.concat([head, json, bytes]);
}

describe.skipIf(!built)("baa-lint opens no connection and writes nothing", { timeout: 60_000 }, () => {
  test.each(["mutual.txt", "startup-plain.md", "mutual.pdf", "mutual.docx"])("for %s", async (name) => {
    const cwd = emptyFolder();
    const { code, err } = await start(path("bin/baa-lint.js"), [path(`fixtures/${name}`)], { cwd });
    expect(err).toBe("");
    expect(code).toBeLessThan(2);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("but the report after --output", async () => {
    const cwd = emptyFolder();
    const output = join(cwd, "report.json");
    const args = [path("fixtures/mutual.pdf"), "-f", "json", "-o", output];
    const { err } = await start(path("bin/baa-lint.js"), args, { cwd, allowed: [output] });
    expect(err).toBe("");
    expect(readdirSync(cwd)).toEqual(["report.json"]);
  });

  test.each([
    ["review", ["review", "fixtures/mutual.docx", "-o", "copy.docx", "--memo", "memo.docx"]],
    ["review of a PDF", ["review", "fixtures/mutual.pdf", "-o", "copy.pdf", "--memo", "memo.pdf"]],
    ["ask", ["ask", "fixtures/mutual.pdf"]],
    ["a companion", ["fixtures/mutual.docx", "--with", "fixtures/with-msa.txt", "-f", "html", "-o", "report.html"]],
  ])("but what %s is asked for", async (_, args) => {
    const cwd = emptyFolder();
    const made = args.filter((_, at) => ["-o", "--memo"].includes(args[at - 1]!));
    const inFull = args.map((arg) =>
      made.includes(arg) ? join(cwd, arg) : arg.startsWith("fixtures/") ? path(arg) : arg,
    );
    const allowed = made.map((name) => join(cwd, name));
    const { code, err } = await start(path("bin/baa-lint.js"), inFull, { cwd, allowed });
    expect(err).not.toContain("REFUSED");
    expect(code).toBeLessThan(2);
    expect(readdirSync(cwd).sort()).toEqual(made.sort());
  });

  test("to verify a report", async () => {
    const cwd = emptyFolder();
    const report = join(cwd, "report.json");
    const file = path("fixtures/mutual.pdf");
    await start(path("bin/baa-lint.js"), [file, "-f", "json", "-o", report], { cwd, allowed: [report] });
    const { code, err } = await start(path("bin/baa-lint.js"), ["verify", report, file], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(readdirSync(cwd)).toEqual(["report.json"]);
  });

  test.each([
    ["PDF", "pdf", linked(), "Vendor shall report."],
    ["Word", "docx", readFileSync(path("fixtures/mutual.docx")), "Protected Health Information"],
  ] as const)("in the process that reads %s documents either", async (_, format, bytes, words) => {
    const cwd = emptyFolder();
    const { err, results } = await start(path("dist/reader.cjs"), [], { input: request(format, bytes), cwd });
    expect(err).toBe("");
    expect(results.toString()).toContain(words);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test.skipIf(!isOcrInstalled)("nor where it reads a scan as a picture", async () => {
    const cwd = emptyFolder();
    const bytes = readFileSync(path("fixtures/click-through.scan.pdf"));
    const { err, results } = await start(path("dist/reader.cjs"), [], { input: request("pdf", bytes), cwd });
    // What Tesseract says of a picture that does not tell its resolution is read by nobody.
    expect(err.replace(/^Estimating resolution as \d+\n/gm, "")).toBe("");
    expect(results.toString()).toContain("Page 1 was read from its picture (OCR).");
    expect(readdirSync(cwd)).toEqual([]);
  });
});

// A form that draws ten of the next one, nine deep: a thousand million drawings in four kilobytes.
function endless(): Uint8Array {
  const forms = Array.from({ length: 9 }, (_, depth) => {
    const content = depth === 8 ? "BT ET" : "/F Do ".repeat(10);
    const next = depth === 8 ? "" : `/Resources << /XObject << /F ${depth + 5} 0 R >> >>`;
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] ${next} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  });
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 13 0 R /Resources << /XObject << /F 4 0 R >> >> >>",
    ...forms,
    "<< /Length 5 >>\nstream\n/F Do\nendstream",
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`);
}

describe.skipIf(!built)("a document that takes too long", { timeout: 60_000 }, () => {
  test("is given up in time, says so, and costs only its own report", async () => {
    const cwd = emptyFolder();
    const bomb = join(cwd, "bomb.pdf");
    writeFileSync(bomb, endless());
    const begun = performance.now();
    const args = ["--timeout", "8", "-q", bomb, path("fixtures/mutual.pdf")];
    const { code, err } = await start(path("bin/baa-lint.js"), args, { cwd });
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(code).toBe(3);
    expect(err).toBe(
      `baa-lint: ${bomb}: The document could not be read within 8 seconds and was given up.\n` +
        "  Open it in a viewer and print it to a new PDF, or give it more with --timeout.\n",
    );
  });
});
