import type { Reading } from "./docx-flow.js";
import type { OcrMode } from "./pdf-pictures.js";

// What two processes say to each other over a pipe: a length in four bytes, JSON of that length, and after a request
// the bytes of the file. A pipe instead of Node's own channel, because the parent can stop reading when it has enough.

/** What is asked of the reader of one file. */
export interface Request {
  format: "pdf" | "docx";
  path: string;
  password?: string;
  ocr?: OcrMode;
  tesseract?: string;
  trace?: boolean;
  revisions?: Reading;
  /** When to stop reading pictures: milliseconds, as `Date.now` has them. */
  until?: number;
  /** Sooner, where few pages are read so: milliseconds for one, with as many more for the start. */
  forPicture?: number;
  /** How many bytes of the file follow. */
  length: number;
}

export function frame(json: string): Buffer {
  const body = Buffer.from(json);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Takes what was said out of a stream, a number of bytes at a time. */
export class FrameReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #pending: Uint8Array[] = [];
  #length = 0;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The next JSON text, or undefined at the end of the stream. More than `most` bytes of it are not taken. */
  async json(most = Infinity): Promise<string | undefined> {
    const head = await this.bytes(4);
    if (!head) return undefined;
    const length = head.readUInt32LE();
    if (length > most) throw new RangeError(`a message of ${length} bytes`);
    return (await this.bytes(length))?.toString();
  }

  /** Exactly so many bytes, or undefined when the stream ends before. */
  async bytes(count: number): Promise<Buffer | undefined> {
    while (this.#length < count) {
      const { value, done } = await this.#chunks.next();
      if (done) return undefined;
      this.#pending.push(value);
      this.#length += value.length;
    }
    const whole = Buffer.concat(this.#pending);
    this.#pending = [whole.subarray(count)];
    this.#length -= count;
    return whole.subarray(0, count);
  }
}
