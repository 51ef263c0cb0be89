import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The second, statistical reader of sentences as it is learnt: numbers from labelled agreements (docs/second-reader.md). */
export interface SecondReaderData {
  /** Features in the order of the weights. */
  features: string[];
  /** For each rule the log-odds of a sentence without any feature, what one unit of weight is worth, and a signed byte a feature, in base64. */
  rules: Record<string, { bias: number; unit: number; weights: string }>;
}

/** Weighs how much a sentence reads like those that agreements word a clause with. */
export interface SecondReader {
  /** Where the weights of these features stand; what it has not learnt is left out. */
  placesOf(features: Iterable<string>): readonly number[];
  /** Log-odds that a sentence with features at these places supplies the term of the rule; null for a rule it has not learnt. */
  weigh(rule: string, places: readonly number[]): number | null;
}

interface Head {
  features: number;
  rules: Record<string, { bias: number; unit: number }>;
}

/** Bytes before the head: its length. */
const before = 4;

/**
 * The reader as the build writes it, to be read where it lies: the length of the head, the head as JSON, blank up to a multiple of four, the
 * numbers of the features ascending, and for each rule a signed byte a feature. Two features share a number once in thirty readers; then
 * the later one counts for both.
 */
export function packReader({ features, rules }: SecondReaderData): Buffer {
  const places = new Map(features.map((feature, place) => [numberOf(feature), place]));
  const numbers = Uint32Array.from(places.keys()).sort();
  const weights = Object.values(rules).map((rule) => {
    const learnt = new Int8Array(Buffer.from(rule.weights, "base64"));
    return Buffer.from(Int8Array.from(numbers, (number) => learnt[places.get(number)!]!));
  });
  const known = Object.fromEntries(Object.entries(rules).map(([id, { bias, unit }]) => [id, { bias, unit }]));
  const json = JSON.stringify({ features: numbers.length, rules: known } satisfies Head);
  const head = Buffer.from(json.padEnd(Math.ceil(json.length / before) * before));
  return Buffer.concat([
    Buffer.from(Uint32Array.of(head.length).buffer),
    head,
    Buffer.from(numbers.buffer),
    ...weights,
  ]);
}

/** A reader from the bytes that `packReader` made. */
export function unpackReader(packed: Uint8Array): SecondReader {
  // Numbers of four bytes must stand at a multiple of four.
  const bytes = packed.byteOffset % before === 0 ? packed : Uint8Array.from(packed);
  const length = new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0]!;
  const head = JSON.parse(Buffer.from(bytes.subarray(before, before + length)).toString()) as Head;
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + before + length, head.features);
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + before + length + numbers.byteLength);
  const ranks = new Map(Object.keys(head.rules).map((id, rank) => [id, rank]));
  return {
    placesOf: (features) => Array.from(features, (one) => placeOf(numberOf(one), numbers)).filter((at) => at >= 0),
    weigh(rule, places) {
      const rank = ranks.get(rule);
      if (rank === undefined) return null;
      let sum = 0;
      for (const place of places) sum += weights[rank * head.features + place]!;
      return head.rules[rule]!.bias + head.rules[rule]!.unit * sum;
    },
  };
}

/** FNV-1a: a number of 32 bits for a feature. */
function numberOf(feature: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) number = Math.imul(number ^ feature.charCodeAt(at), 0x01000193);
  return number >>> 0;
}

/** Where a number stands among ascending ones; -1 where it does not. */
function placeOf(number: number, numbers: Uint32Array): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number ? low : -1;
}

let reader: SecondReader | null | undefined;

/** The built-in one, read when it is first asked; null where none has been learnt. */
export function secondReader(): SecondReader | null {
  if (reader === undefined) reader = readPacked() ?? readLearnt();
  return reader;
}

const inFile = (path: string): string => join(import.meta.dirname, path);

function readPacked(): SecondReader | null {
  const path = inFile("./second-reader.bin");
  return existsSync(path) ? unpackReader(readFileSync(path)) : null;
}

/** From the sources, before anything is built. */
function readLearnt(): SecondReader | null {
  const packed = packLearnt(inFile("../../rules/second-reader.json"));
  return packed && unpackReader(packed);
}

/** The file of what was learnt, packed; null where there is none. */
export const packLearnt = (path: string): Buffer | null =>
  existsSync(path) ? packReader(JSON.parse(readFileSync(path, "utf8")) as SecondReaderData) : null;
