import { expect, test } from "vitest";
import { reporterOf } from "../../src/report/index.js";
import { memoOf } from "../../src/report/memo/memo.js";
import { outcome, reportOf, sound } from "./sample.js";

const quote = "Vendor may report within thirty days.";
const evidence = { quote, clause: "4", page: 2, span: [0, quote.length] as [number, number], doubtful: ["thirty"] };
const finding = outcome("breach-no-deadline", "loophole", "fires", { severity: "high", evidence: [evidence] });
const report = reportOf(sound({ outcomes: [...sound().outcomes, finding] }));
const says = "Read from a picture, and not sure of “thirty”: look at page 2.";

test.each(["pretty", "html", "markdown"] as const)("%s says which words of a scan are uncertain", async (name) => {
  const context = { width: 100, colour: false, rules: () => Promise.resolve([]), documents: [null] };
  const written = (await reporterOf(name).write(report, context)) as string;
  expect(written.replace(/\s+/g, " ")).toContain(says);
});

test("so does a memo", () => expect(JSON.stringify(memoOf(report))).toContain(says));
