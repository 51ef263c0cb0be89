import { readFileSync } from "node:fs";

/** Whether a process still does anything. One that was killed may wait for its parent to take note of it. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return process.platform !== "linux" || !/\) Z/.test(readFileSync(`/proc/${id}/stat`, "utf8"));
  } catch {
    return false;
  }
}
