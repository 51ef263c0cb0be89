/** Adds to one of many lists. Most hold but one, and a list that begins empty takes room for seventeen. */
export function addTo<T>(lists: (T[] | undefined)[], at: number, one: T): void {
  const list = lists[at];
  if (list === undefined) lists[at] = [one];
  else list.push(one);
}
