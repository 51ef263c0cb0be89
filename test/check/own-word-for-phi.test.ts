import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { recognise } from "../../src/recognise.js";
import { loadRules } from "../../src/rulebook/load-rules.js";
import { read } from "../understand/read.js";

const book = await loadRules();

const letter = (definition: string) =>
  read(`Agreement about records

Between Maple Dental (“we”) and Quill Typing LLC (“you”). HIPAA asks us for a business associate agreement with you, and
this agreement is it. ${definition}

You may use patient information only to type our notes for us, and may not use or disclose it for any other purpose.

You must protect patient information with appropriate safeguards so that nobody uses or discloses it except as this
agreement allows.

You must report to us any use or disclosure of patient information that this agreement does not allow.

You must make patient information available to us so that we can give patients access to it.`);

test("an agreement may call PHI by a word of its own", () => {
  const text = letter("“Patient information” means protected health information that we give you.");
  expect(recognise(text, check(book, text)).kind).toBe("baa");
});

test.each([
  "“Patient information” has the same meaning as “protected health information” in 45 CFR 160.103.",
  "“Patient information” means any information that is protected health information within the meaning of HIPAA.",
  "“Patient information” means records which contain protected health information.",
])("however it says what that word means: %s", (definition) => {
  const text = letter(definition);
  expect(recognise(text, check(book, text)).kind).toBe("baa");
});

test("a term that holds PHI among other data makes no business associate agreement", () => {
  const text = letter("“Patient information” means all data of ours, whether or not it is about health.");
  expect(recognise(text, check(book, text)).kind).toBe("not-a-baa");
});
