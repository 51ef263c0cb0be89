import { expect, test } from "vitest";
import { toldOnce } from "../../src/report/notices.js";

const scan = (page: number) => ({
  id: "page-without-text",
  message: `Page ${page} holds no text.`,
  page,
  unread: true,
});

test.each([
  ["one page", [scan(3)], ["Page 3 holds no text."]],
  ["pages in a row", [1, 2, 3, 4].map(scan), ["Page 1 holds no text. The same on pages 2–4."]],
  ["pages apart", [1, 4, 5, 9].map(scan), ["Page 1 holds no text. The same on pages 4–5, 9."]],
  ["two pages", [1, 2].map(scan), ["Page 1 holds no text. The same on page 2."]],
  ["a page the message does not name", [{ id: "x", message: "Garbled.", page: 2 }], ["Page 2: Garbled."]],
  [
    "matters without a page",
    [
      { id: "x", message: "3 changes." },
      { id: "x", message: "4 changes." },
    ],
    ["3 changes.", "4 changes."],
  ],
])("%s", (_, notices, told) => expect(toldOnce(notices).map(({ text }) => text)).toEqual(told));
