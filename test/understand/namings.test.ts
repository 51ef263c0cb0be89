import { expect, test } from "vitest";
import { readNamings } from "../../src/understand/namings.js";

test.each([
  ["This Business Associate Agreement is made between Lakeside Clinic (“Covered Entity”) and", "Lakeside Clinic"],
  ["This Addendum is entered into by and between Lakeside Clinic (“Covered Entity”) and", "Lakeside Clinic"],
  ["Lakeside Clinic, a corporation of Ohio (“Covered Entity”), and", "Lakeside Clinic"],
])("%s names %s", (text, name) => {
  expect(readNamings(text)).toMatchObject([{ name, labels: ["Covered Entity"] }]);
});
