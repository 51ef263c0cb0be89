import { expect, test } from "vitest";
import { stateOf } from "./promises.js";

// What gives force to the rows of a table may stand behind them; what stands close together in a row does so all the same.
const table = (content: string) =>
  [
    "| What | When | Content |",
    `| Any Breach of Unsecured PHI | 3 days | ${content} |`,
    "| Any Security Incident | 5 days | Summary and status |",
    "",
    "Vendor shall deliver each of the reports above to Clinic's privacy contact by e-mail.",
  ].join("\n");

test("a row names what a notice holds though the sentence that binds it stands behind the table", async () => {
  expect(await stateOf("breach-notice-content", table("Identity of each affected patient, data elements, dates"))).toBe(
    "clear",
  );
  expect(await stateOf("breach-notice-content", table("Summary"))).toBe("fires");
});

test("words that stand far apart in such a row do not stand close together for it", async () => {
  const apart =
    "Names of systems with day, hour, place, weather, paper, ink, stamp, seal and file of each patient affected";
  expect(await stateOf("breach-notice-content", table(apart))).toBe("fires");
});
