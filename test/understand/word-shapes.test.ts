import { describe, expect, test } from "vitest";
import { ShapeMatcher, ShapeReader } from "../../src/understand/word-shapes.js";
import { words } from "../../src/understand/words.js";

const reader = new ShapeReader(
  {
    adverb: ["hereby|solely", "in turn"],
    never: ["not", "in no event"],
    to: ["to !the|a", "for"],
    adjective: (text) => text.length > 3,
  },
  ["never"],
);

/** The words a shape takes from the beginning of a text, with a mark for what denies it; null when it does not fit. */
function take(shape: string, text: string, spelling: "lower" | "text" = "lower"): string | null {
  const all = words(text);
  const matcher = new ShapeMatcher(all, spelling);
  if (!matcher.fits(reader.shape(shape), 0)) return null;
  const taken = all.slice(0, matcher.to).map((word) => word.text);
  return `${matcher.isDenied ? "!" : ""}${taken.join(" ")}`;
}

describe("a shape", () => {
  test("takes one of its words after another", () => {
    expect(take("is|are bound to", "Are bound to report")).toBe("Are bound to");
    expect(take("is|are bound to", "is bound by")).toBeNull();
    expect(take("is|are bound to", "is")).toBeNull();
  });

  test("tells capitals only where it is read as written", () => {
    expect(take("is bound", "Is bound", "text")).toBeNull();
    expect(take("is bound", "is bound", "text")).toBe("is bound");
  });

  test("steps over parts that may be missing, and gives them back when what follows needs them", () => {
    expect(take("is <adverb>{0,3} bound", "is hereby in turn solely bound")).toBe("is hereby in turn solely bound");
    expect(take("is <adverb>{0,3} bound", "is bound")).toBe("is bound");
    expect(take("is <adverb>{0,3} hereby", "is hereby hereby")).toBe("is hereby hereby");
    expect(take("is <adverb>{0,2} bound", "is hereby hereby hereby bound")).toBeNull();
  });

  test("takes as little as may be where it says so", () => {
    expect(take("the <adjective>{0,3}? duty", "the lasting duty duty")).toBe("the lasting duty");
    expect(take("the <adjective>{0,3} duty", "the lasting duty duty")).toBe("the lasting duty duty");
  });

  test("looks ahead without taking", () => {
    expect(take("bound <to>", "bound to report")).toBe("bound to");
    expect(take("bound <to>", "bound to the mast")).toBeNull();
    expect(take("bound =to", "bound to")).toBe("bound");
  });

  test("tells whether it is denied, however deep", () => {
    expect(take("is <never>? bound", "is in no event bound")).toBe("!is in no event bound");
    expect(take("is <never>? bound", "is bound")).toBe("is bound");
  });
});
