import { setFlagsFromString } from "node:v8";

/** Characters of a text so long that what is read of it fills the memory many times over. No agreement is. */
const long = 300_000;

/**
 * Lets the space for what has just been made grow with what is read, as Node does by itself. The command keeps it small for the
 * length of an agreement (bin/baa-lint.js); with a text of millions of characters nearly all time would go into clearing it.
 */
export function makeRoomFor(text: string): void {
  if (text.length > long) setFlagsFromString("--semi-space-growth-factor=2");
}
