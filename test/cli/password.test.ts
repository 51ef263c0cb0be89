import { describe, expect, test } from "vitest";
import { play } from "./stage.js";

/** Somebody at the terminal who types these, one after the other. */
function typist(...answers: (string | undefined)[]) {
  const questions: string[] = [];
  const askHidden = (question: string) => {
    questions.push(question);
    return Promise.resolve(answers.shift());
  };
  return { questions, askHidden };
}

describe("the password of an encrypted PDF", () => {
  test("is taken from the flag", async () => {
    const { code, asked } = await play(["--password", "open", "locked.pdf"], { env: { BAA_LINT_PASSWORD: "other" } });
    expect(code).toBe(0);
    expect(asked[0]!.password).toBe("open");
  });

  test("or from the environment", async () =>
    expect((await play(["locked.pdf"], { env: { BAA_LINT_PASSWORD: "open" } })).code).toBe(0));

  test("or typed at a terminal, again when it was mistyped", async () => {
    const { questions, askHidden } = typist("opne", "open");
    const { code, err } = await play(["locked.pdf"], { askHidden });
    expect(code).toBe(0);
    expect(questions).toEqual(["Password for locked.pdf: ", "Password for locked.pdf: "]);
    expect(err).toBe("That password does not open it.\n");
  });

  test("is asked for three times at most, and not when none is typed", async () => {
    const stubborn = typist("a", "b", "c", "d");
    expect((await play(["locked.pdf"], stubborn)).code).toBe(3);
    expect(stubborn.questions).toHaveLength(3);
    const silent = typist("");
    expect((await play(["locked.pdf"], silent)).code).toBe(3);
    expect(silent.questions).toHaveLength(1);
  });

  test("is not asked for where nobody sits at a terminal", async () => {
    const { code, err } = await play(["locked.pdf"]);
    expect(code).toBe(3);
    expect(err).toContain("The file is encrypted.");
  });
});
