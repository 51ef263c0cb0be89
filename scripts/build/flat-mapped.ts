/**
 * What `list.flatMap(tell)` gives. The build puts it in its place (flat-maps.ts): V8's own asks of every item, by the slowest of
 * ways, whether there is one, and took a thirtieth of a run.
 */
export function flatMapped<T, U>(list: ArrayLike<T>, tell: (one: T, at: number) => U | readonly U[]): U[] {
  const all: U[] = [];
  for (let at = 0; at < list.length; at++) {
    const told = tell(list[at]!, at);
    if (!Array.isArray(told)) all.push(told as U);
    else for (let k = 0; k < told.length; k++) all.push(told[k] as U);
  }
  return all;
}
