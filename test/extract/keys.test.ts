import { expect, test } from "vitest";
import { extract } from "../../src/extract/extract.js";

test("keys of a template language are no words of the agreement", async () => {
  const lines = [1, 2, 3, 4, 5].map((number) => `${number}.sec=Vendor shall report Breach ${number}.`);
  const bytes = new TextEncoder().encode(["1.Ti=REPORTS", ...lines, "1.=[G/Z/ol/s5]"].join("\n\n"));
  const { text } = await extract({ path: "form.md", format: "markdown", bytes, sha256: "" });
  expect(text).toContain("REPORTS\nVendor shall report Breach 1.");
  expect(text).not.toMatch(/sec=|Ti=|ol\/s5/);
});

test("an address between the halves of a sentence stays, however often it comes", async () => {
  const half = "To sign this Agreement and return it, write to the office at\n\nlegal@acme.example\n\nwith your name.";
  const bytes = new TextEncoder().encode(
    [half, "Vendor", "legal@acme.example", "Notices", "legal@acme.example"].join("\n\n"),
  );
  const { text } = await extract({ path: "form.txt", format: "text", bytes, sha256: "" });
  expect(text.match(/legal@acme\.example/g)).toHaveLength(3);
});
