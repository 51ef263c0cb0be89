import type { Understanding } from "../understand/understand.js";

/** What is worked out of a text, once for each. */
export function ofText<T extends object>(find: (text: Understanding) => T): (text: Understanding) => T {
  const known = new WeakMap<Understanding, T>();
  return (text) => {
    let found = known.get(text);
    if (!found) known.set(text, (found = find(text)));
    return found;
  };
}
