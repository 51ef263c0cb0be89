import { Chalk, type ChalkInstance } from "chalk";

/** Paints a finished line. Lines are broken before they are painted, so escape codes are never counted. */
export type Paint = (text: string) => string;

/** Colours by what they mean; the only file that knows chalk. */
export interface Style {
  strong: Paint;
  faint: Paint;
  good: Paint;
  warn: Paint;
  bad: Paint;
  quote: Paint;
}

const shades = (chalk: ChalkInstance): Style => ({
  strong: chalk.bold,
  faint: chalk.dim,
  good: chalk.green,
  warn: chalk.yellow,
  bad: chalk.red,
  quote: chalk.italic,
});

/** The palette, or the same names doing nothing when colour is off. */
export function style(colour: boolean): Style {
  return shades(new Chalk({ level: colour ? 1 : 0 }));
}
