import { PDFiumLibrary } from '@hyzyla/pdfium';

/** One page of a PDF as a scanner sees it. */
export interface Sheet {
  /** Paper in whole points. */
  readonly paper: readonly [number, number];
  readonly width: number;
  readonly height: number;
  /** True where a reader sees ink; outside the page there is none. */
  readonly isDark: (x: number, y: number) => boolean;
  /** 0..1 */
  readonly inkShare: number;
  /** The smallest distance of any ink from an edge of the paper, in millimetres. */
  readonly marginMm: number;
}

const dotsPerInch = 200;
const scale = dotsPerInch / 72;
const bytesPerPixel = 4;

/** Draws every page of a PDF as Chrome's own reader draws it. */
export async function scan(pdf: Buffer): Promise<readonly Sheet[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const sheets: Sheet[] = [];
  for (const page of document.pages()) {
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    sheets.push(sheetOf(data, width, height, [originalWidth, originalHeight]));
  }
  document.destroy();
  library.destroy();
  return sheets;
}

function sheetOf(
  data: Uint8Array,
  width: number,
  height: number,
  [wide, high]: readonly [number, number],
): Sheet {
  const isDark = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && data[(y * width + x) * bytesPerPixel + 1]! < 128;
  let ink = 0;
  let nearest = Infinity;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isDark(x, y)) continue;
      ink += 1;
      nearest = Math.min(nearest, x, y, width - 1 - x, height - 1 - y);
    }
  }
  return {
    paper: [Math.round(wide), Math.round(high)],
    width,
    height,
    isDark,
    inkShare: ink / (width * height),
    marginMm: (nearest / dotsPerInch) * 25.4,
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The modules of the QR code on a sheet, row by row, 1 for dark; found as a camera finds it, by its
 * three corners. Undefined when there is no code of `count` modules a side.
 */
export function modulesOn(sheet: Sheet, count: number): string | undefined {
  const square = squareOf(corners(sheet));
  if (square === undefined) return undefined;
  const { first, side } = square;
  // The middles of two corners are seven modules nearer than the sides of the whole.
  const module = side / (count - 7);
  const at = (middle: number, i: number): number => Math.round(middle + (i - 3) * module);
  return Array.from({ length: count * count }, (_, i) =>
    sheet.isDark(at(first.x, i % count), at(first.y, Math.floor(i / count))) ? '1' : '0',
  ).join('');
}

/** Three corners that stand at a right angle, at equal distances; letters may look like one. */
function squareOf(found: readonly Point[]): { first: Point; side: number } | undefined {
  for (const first of found) {
    for (const right of found) {
      const side = right.x - first.x;
      const near = (one: Point, x: number, y: number): boolean =>
        Math.abs(one.x - x) < 4 && Math.abs(one.y - y) < 4;
      const below = found.some((one) => near(one, first.x, first.y + side));
      if (side > 20 && below && near(right, first.x + side, first.y)) return { first, side };
    }
  }
  return undefined;
}

/** Middles of the code's corners from top to bottom, left to right. */
function corners(sheet: Sheet): readonly Point[] {
  const found: Point[] = [];
  for (let y = 0; y < sheet.height; y += 1) {
    for (const x of cornersIn(runsOf(sheet.width, (i) => sheet.isDark(i, y)))) {
      const down = cornersIn(runsOf(sheet.height, (i) => sheet.isDark(Math.round(x), i)));
      const middle = down.find((one) => Math.abs(one - y) < 3);
      const known = found.some((one) => Math.hypot(one.x - x, one.y - y) < sheet.width / 100);
      if (middle !== undefined && !known) found.push({ x, y: middle });
    }
  }
  return found;
}

interface Run {
  readonly dark: boolean;
  readonly from: number;
  readonly length: number;
}

function runsOf(length: number, isDark: (i: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let i = 1; i <= length; i += 1) {
    if (i < length && isDark(i) === isDark(from)) continue;
    runs.push({ dark: isDark(from), from, length: i - from });
    from = i;
  }
  return runs;
}

// Dark, light, dark, light, dark as 1:1:3:1:1, which occurs nowhere else on a sheet.
const pattern = [1, 1, 3, 1, 1];

function cornersIn(runs: readonly Run[]): readonly number[] {
  return runs.flatMap((run, i) => {
    const five = runs.slice(i, i + pattern.length);
    const whole = five.reduce((sum, { length }) => sum + length, 0);
    if (!run.dark || five.length < pattern.length || whole < 21) return [];
    const module = whole / 7;
    const fits = five.every(
      ({ length }, part) => Math.abs(length - (pattern[part] ?? 0) * module) < module * 0.6,
    );
    return fits ? [run.from + whole / 2] : [];
  });
}
