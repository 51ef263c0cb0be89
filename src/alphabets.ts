/** Nearly every contract is written so, and to tell letters of all alphabets apart takes longer than to read one. */
const english = /^[\x00-\x7F§®–—‘’“”•…]*$/; // eslint-disable-line no-control-regex -- all of ASCII

/** Whether a text has no letters but those of English. */
export const hasEnglishLetters = (text: string): boolean => english.test(text);

const inEnglish: Readonly<Record<string, string>> = { L: "A-Za-z", Lu: "A-Z", Ll: "a-z", N: "0-9" };

/**
 * An expression that knows the letters of all alphabets, and is made for those of English where a text has no others. Classes
 * of letters stand in brackets: `^[\p{Lu}]`.
 */
export class Lettered {
  private ofEnglish: RegExp | undefined;
  private ofAll: RegExp | undefined;

  constructor(private readonly source: string) {}

  test(text: string): boolean {
    return this.for(text).test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.for(text).exec(text);
  }

  private for(text: string): RegExp {
    if (!hasEnglishLetters(text)) return (this.ofAll ??= new RegExp(this.source, "u"));
    return (this.ofEnglish ??= new RegExp(this.source.replace(/\\p\{(\w+)\}/g, (_, name: string) => inEnglish[name]!)));
  }
}

/** Writes one: lettered`^[\p{Lu}]`. */
export const lettered = (written: TemplateStringsArray): Lettered => new Lettered(written.raw[0]!);
