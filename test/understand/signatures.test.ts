import { expect, test } from "vitest";
import { findSignatures } from "../../src/understand/signatures.js";
import { words } from "../../src/understand/words.js";

const count = (text: string) => {
  const found = findSignatures(text, words(text));
  return [found["empty signature"].length, found["filled signature"].length];
};

test.each([
  ["By: ______________ Name: Pat Lee", [1, 0]],
  ["Signature: ______ | Signature: ______", [2, 0]],
  ["Signature:\nName: Pat Lee", [1, 0]],
  ["**Signed:** [signature]", [1, 0]],
  ["By: /s/ Pat Lee\nTitle: Owner", [0, 1]],
  ["By: DocuSigned by: Pat Lee", [0, 1]],
  ["SIGNED:\n\nRiverbend Clinic\n/s/ Pat Lee, Director", [0, 1]],
  ["By: Pat Lee", [0, 1]],
  ["By using the Services, Covered Entity accepts this Agreement.", [0, 0]],
  ["Signed copies are kept for six years.", [0, 0]],
])("“%s” holds %j empty and filled signature lines", (text, expected) => expect(count(text)).toEqual(expected));
