import { expect, test } from "vitest";
import { findBlanks } from "../../src/understand/blanks.js";
import { words } from "../../src/understand/words.js";

const blanksIn = (text: string) => findBlanks(text, words(text)).length;

test.each([
  ["This Agreement is between Acme and YOUR PRACTICE.", 1],
  ["YOUR COMPANY NAME shall report each Breach to Clinic without delay and in writing.", 1],
  ["BY REGISTERING, YOU REPRESENT THAT YOU ARE AUTHORIZED TO BIND YOUR PRACTICE OR ORGANIZATION TO THIS AGREEMENT.", 0],
  ["Within __five (5)__ days Vendor shall report.", 0],
  ["Within ___five (5)___ days Vendor shall report to __Acme, Inc.__.", 0],
  ["Within ____ days of discovery, and by ________, Vendor shall report.", 2],
  ["Within____days of____discovery Vendor shall report.", 2],
  ["[X] Storage | [X] Shredding | [ ] Scanning", 0],
])("blanks in “%s”: %i", (text, count) => expect(blanksIn(text)).toBe(count));
