import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UserError } from "../src/errors.js";
import { load } from "../src/load.js";

const folder = mkdtempSync(join(tmpdir(), "baa-lint-load-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function errorOf(path: string): Promise<UserError> {
  const error: unknown = await load(path).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

const utf16 = (text: string) => Buffer.from(text, "utf16le");
const ole = (name: string) => Buffer.concat([Buffer.from("D0CF11E0A1B11AE1", "hex"), utf16(name)]);
const latin1 = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["a.pdf", "%PDF-1.4\n", "pdf"],
  ["mail.pdf", `X-Header: yes\n\n%PDF-1.4\n`, "pdf"],
  ["renamed.txt", "%PDF-1.4\n", "pdf"],
  ["a.docx", latin1("PK\x03\x04....word/document.xml"), "docx"],
  ["page.html", "<p>Terms</p>", "html"],
  ["page", "<!-- saved -->\n<!DOCTYPE html><title>BAA</title>", "html"],
  ["notes.md", "Plain words", "markdown"],
  ["pasted.txt", "# Agreement\n\n## 1. Definitions\n", "markdown"],
  ["pasted-bold.txt", "**1. Use.** x\n**2. Disclosure.** y\n**3. Term.** z", "markdown"],
  ["plain.txt", "1. DEFINITIONS\nPHI means # of things", "text"],
  ["noextension", "This Agreement", "text"],
  ["marked.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16("This Agreement")]), "text"],
  ["unmarked.txt", utf16("This Agreement is made between the parties"), "text"],
  ["cp1252.txt", latin1("the \x93Agreement\x94 \x96 made"), "text"],
])("%s is read as %3$s by its content", async (name, content, format) => {
  expect(await load(file(name, content))).toMatchObject({ format });
});

test.each([
  ["empty.txt", "", 3, "empty"],
  ["blank.txt", " \n\t\n", 3, "no words"],
  ["old.doc", ole("WordDocument"), 3, "old .doc"],
  ["secret.docx", ole("EncryptedPackage"), 3, "password"],
  ["letter.rtf", "{\\rtf1 x}", 3, "Rich Text"],
  ["open.odt", latin1("PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text"), 3, "OpenDocument"],
  ["sheet.xlsx", latin1("PK\x03\x04..xl/workbook.xml"), 3, "Excel"],
  ["bundle.zip", latin1("PK\x03\x04..readme"), 3, "zip"],
  ["program.exe", latin1("MZ\x90\x00\x03\x00\x00\x00"), 3, "neither"],
  ["utf32.txt", Buffer.from("fffe0000540000006800", "hex"), 3, "neither"],
  ["error-page.pdf", "<html>404</html>", 3, "named .pdf"],
])("%s is refused with a reason and a remedy", async (name, content, exitCode, words) => {
  const path = file(name, content);
  const error = await errorOf(path);
  expect(error).toMatchObject({ place: path, exitCode });
  expect(error.message).toContain(words);
  expect(error.remedy).toMatch(/\.$/);
});

test("a missing file and a directory are mistakes of usage, not of the document", async () => {
  mkdirSync(join(folder, "folder.pdf"));
  expect(await errorOf(join(folder, "nowhere.pdf"))).toMatchObject({ exitCode: 2, message: "There is no such file." });
  expect(await errorOf(join(folder, "folder.pdf"))).toMatchObject({ exitCode: 2, message: "This is a directory." });
});

test.skipIf(process.platform === "win32")("a device and a link that leads to itself are refused at once", async () => {
  symlinkSync("loop", join(folder, "loop"));
  expect(await errorOf(join(folder, "loop"))).toMatchObject({ exitCode: 2 });
  expect(await errorOf("/dev/null")).toMatchObject({ exitCode: 2 });
});

test("standard input is read when the path is -", async () => {
  async function* stdin() {
    yield Buffer.from("This Agree");
    yield Buffer.from("ment");
  }
  expect(await load("-", { stdin: stdin() })).toMatchObject({
    path: "-",
    format: "text",
    sha256: "62db433223b2514b2ee2c70377ca1f3e8e712bd12b4bb63127b0bc6fd17b134c",
  });
});
