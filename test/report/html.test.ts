import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lintOne } from "../../src/index.js";
import { page as htmlOf } from "../../src/report/html.js";
import type { Report } from "../../src/types.js";

async function pageOf(...paths: string[]): Promise<string> {
  const linted = [];
  for (const path of paths) linted.push(await lintOne(path));
  const report: Report = { schemaVersion: 1, tool: linted[0]!.tool, documents: linted.map((one) => one.report) };
  const documents = linted.map((one) => one.document);
  return htmlOf(report, { width: 80, colour: false, documents, rules: () => Promise.resolve([]) });
}

const folder = mkdtempSync(join(tmpdir(), "baa-lint-html-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("an HTML checker has nothing to say", { timeout: 30_000 }, async () => {
  const text = await pageOf("fixtures/vendor-traps.txt", "fixtures/not-baa-nda.txt");
  const checker = new HtmlValidate({
    extends: ["html-validate:standard"],
    // Style, not correctness: the page is written to be small.
    rules: { "no-inline-style": "off", "no-trailing-whitespace": "off", "long-title": "off", "require-sri": "off" },
  });
  const { results } = await checker.validateString(text);
  expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
});

test("a contract cannot write into the page", { timeout: 30_000 }, async () => {
  const path = join(folder, "evil.txt");
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>\u202E`;
  const text = readFileSync("fixtures/vendor-traps.txt", "utf8").replaceAll("Lumastride", `Lumastride${evil}`);
  writeFileSync(path, text);
  const page = await pageOf(path);
  expect(page).toContain("&lt;script&gt;");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|\u202E/);
});

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

// Skipped where no Chromium is installed; the checks above still run.
describe.skipIf(browserPath === undefined)("in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;
  const said: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: browserPath!,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) said.push(`asked for ${request.url()}`);
    });
    const file = join(folder, "report.html");
    writeFileSync(file, await pageOf("fixtures/vendor-traps.pdf"));
    await page.goto(pathToFileURL(file).href);
  }, 60_000);
  afterAll(() => browser?.close());

  test("a click on the words of a finding goes to them in the agreement, and back", async () => {
    await page.click("#d1-liability-cap blockquote a");
    const words = page.locator(".mark.here");
    expect(await words.textContent()).toContain("total liability");
    expect(await words.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(900);
    await words.click();
    expect(await page.locator(".finding.here").getAttribute("id")).toBe("d1-liability-cap");
  });

  test("filters and search leave what was asked for", async () => {
    await page.fill("input[type=search]", "backup");
    const shown = page.locator(".finding:visible");
    expect(await shown.count()).toBeGreaterThan(0);
    for (const text of await shown.allTextContents()) expect(text.toLowerCase()).toContain("backup");
    await page.fill("input[type=search]", "");
    await page.uncheck("input[value=high]");
    expect(await page.locator('.finding[data-severity="high"]:visible').count()).toBe(0);
    await page.check("input[value=high]");
  });

  test.each(["light", "dark"] as const)(
    "nothing bars a reader with a screen reader or poor sight (%s)",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(`${readFileSync("node_modules/axe-core/axe.min.js", "utf8")};0`);
      const violations = await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))");
      expect(violations).toEqual([]);
    },
  );

  test("a phone needs no sideways scrolling", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  });

  test("on paper the findings stand without the controls and the agreement", async () => {
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".controls").isVisible()).toBe(false);
    expect(await page.locator("#d1-liability-cap").isVisible()).toBe(true);
  });

  test("it asked for nothing and reported no fault", () => expect(said).toEqual([]));
});
