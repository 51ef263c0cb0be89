import { type Picture, placeOf } from "./ocr-picture.js";
import { times } from "./pdf-matrix.js";

/** A sheet that lies more askew than this was laid so on purpose. */
const most = 4 * (Math.PI / 180);
const least = 0.08 * (Math.PI / 180);

/**
 * The picture of a sheet that lay askew, set straight: readers of pictures take neighbouring lines of two columns for one
 * line when it falls by the height of a letter.
 */
export function straightened(picture: Picture): Picture {
  const tilt = tiltOf(picture);
  return Math.abs(tilt) < least ? picture : rotated(picture, tilt);
}

/** The angle at which ink and the gaps between lines are parted most sharply. */
function tiltOf(picture: Picture): number {
  const ink = inkOf(picture);
  const sharpness = (angle: number) => sharpnessOf(ink, picture.height, Math.tan(angle));
  const search = (from: number, to: number, step: number): number => {
    let best = { angle: 0, sharp: 1.02 * sharpness(0) };
    for (let angle = from; angle <= to; angle += step) {
      const sharp = sharpness(angle);
      if (sharp > best.sharp) best = { angle, sharp };
    }
    return best.angle;
  };
  const degree = Math.PI / 180;
  const coarse = search(-most, most, 0.25 * degree);
  return search(coarse - 0.25 * degree, coarse + 0.25 * degree, 0.05 * degree);
}

/** Enough of the dark points to tell. */
const enough = 60_000;

function inkOf({ width, height, grey }: Picture): { xs: Int32Array; ys: Int32Array } {
  const points: number[] = [];
  for (let at = 0; at < grey.length; at++) if (grey[at]! < 128) points.push(at);
  const step = Math.max(1, Math.floor(points.length / enough));
  const chosen = points.filter((_, index) => index % step === 0);
  const margin = Math.min(width, height) / 50;
  // The dark edges of a scan are no text.
  const inside = chosen.filter((at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x > margin && x < width - margin && y > margin && y < height - margin;
  });
  return {
    xs: Int32Array.from(inside, (at) => at % width),
    ys: Int32Array.from(inside, (at) => Math.floor(at / width)),
  };
}

function sharpnessOf({ xs, ys }: { xs: Int32Array; ys: Int32Array }, height: number, slope: number): number {
  const rows = new Int32Array(2 * height);
  for (let at = 0; at < xs.length; at++) {
    const row = Math.round(ys[at]! - slope * xs[at]! + height / 2);
    if (row >= 0 && row < rows.length) rows[row]!++;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += (rows[row]! - rows[row - 1]!) ** 2;
  return sum;
}

/** Turned about its middle; what comes in from beyond the edge is white. */
function rotated(picture: Picture, angle: number): Picture {
  const { width, height, grey, scale } = picture;
  const turned = new Uint8Array(grey.length).fill(255);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = cos * (x - middleX) - sin * (y - middleY) + middleX;
      const fromY = sin * (x - middleX) + cos * (y - middleY) + middleY;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const [right, low] = [fromX - left, fromY - top];
      const at = top * width + left;
      const above = grey[at]! * (1 - right) + grey[at + 1]! * right;
      const below = grey[at + width]! * (1 - right) + grey[at + width + 1]! * right;
      turned[y * width + x] = above * (1 - low) + below * low;
    }
  }
  const aside = middleX - cos * middleX + sin * middleY;
  const down = middleY - sin * middleX - cos * middleY;
  const place = times(placeOf(picture), [cos, sin, -sin, cos, aside, down]);
  return { width, height, grey: turned, scale, place };
}
