import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
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
const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8(`what ${name} holds`)])), { level: 0 });
const odf = (type: string) => zipSync({ mimetype: [strToU8(type), { level: 0 }], "content.xml": strToU8("<x/>") });
const cut = (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 40);
const latin1 = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["a.pdf", "%PDF-1.4\n", "pdf"],
  ["mail.pdf", `X-Header: yes\n\n%PDF-1.4\n`, "pdf"],
  ["renamed.txt", "%PDF-1.4\n", "pdf"],
  ["a.docx", zip("[Content_Types].xml", "word/document.xml"), "docx"],
  ["cut.docx", cut(zip("[Content_Types].xml", "word/document.xml")), "docx"],
  ["with-a-sheet.docx", zip("word/document.xml", "xl/workbook.xml"), "docx"],
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
  ["old.xls", ole("Workbook"), 3, "old .xls"],
  ["old.ppt", ole("PowerPoint Document"), 3, "old .ppt"],
  ["mail.msg", ole("__properties_version1.0"), 3, "Outlook"],
  ["letter.rtf", "{\\rtf1 x}", 3, "Rich Text"],
  ["letter.doc", "\n{\\rtf1 x}", 3, "Rich Text"],
  ["letter.wpd", latin1("\xffWPC\x01\x02"), 3, "WordPerfect"],
  ["open.odt", odf("application/vnd.oasis.opendocument.text"), 3, "OpenDocument text"],
  ["open.ods", odf("application/vnd.oasis.opendocument.spreadsheet"), 3, "OpenDocument spreadsheet"],
  ["book.epub", odf("application/epub+zip"), 3, "e-book"],
  ["sheet.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"), 3, "Excel"],
  // A spreadsheet may carry a Word document, packed or not, and stays a spreadsheet.
  ["sheet.docx", zip("xl/workbook.xml", "xl/embeddings/word/document.xml"), 3, "Excel"],
  ["slides.pptx", zip("ppt/presentation.xml"), 3, "PowerPoint"],
  ["agreement.pages", zip("Index/Document.iwa", "Metadata/Properties.plist"), 3, "Pages"],
  ["agreement-09.pages", zip("index.xml", "QuickLook/Preview.pdf"), 3, "Pages"],
  ["talk.key", zip("Index/Document.iwa", "Index/Slide-123.iwa"), 3, "Keynote"],
  ["bundle.zip", zip("readme.txt", "baa.pdf"), 3, "zip"],
  ["photo.jpg", latin1("\xff\xd8\xff\xe0\x00\x10JFIF"), 3, "JPEG"],
  ["photo.pdf", latin1("\x89PNG\r\n\x1a\n"), 3, "PNG"],
  ["fax.tif", latin1("II*\x00\x08\x00"), 3, "TIFF"],
  ["phone.heic", latin1("\x00\x00\x00\x18ftypheic"), 3, "HEIC"],
  ["print.ps", "%!PS-Adobe-3.0\n", 3, "PostScript"],
  ["tape.tgz", latin1("\x1f\x8b\x08\x00"), 3, "archive"],
  ["word-2003.xml", '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>', 3, "2003"],
  [
    "flat.fodt",
    '<?xml version="1.0"?><office:document xmlns:office="urn:x">words</office:document>',
    3,
    "OpenDocument",
  ],
  ["page.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nwords", 3, ".mht"],
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
