import sharp from 'sharp';

// Twice the resolution of a screen reads well on paper.
const density = 2 * 72;

/** A drawing as PNG for programs that know no SVG; `svg` must state its size. */
export async function rasterise(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density }).flatten({ background: '#ffffff' }).png().toBuffer();
}

/**
 * Whether this machine has a font for Vietnamese: without one, letters come out as the same box as
 * a character nobody has. Charts without readable labels are worse than none.
 */
export async function hasFonts(family: string): Promise<boolean> {
  const draw = async (letter: string): Promise<Buffer> => {
    const text = `<text x="4" y="30" font-size="28" font-family="${family}">${letter}</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">${text}</svg>`;
    return sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).raw().toBuffer();
  };
  const [letter, nobodys, blank] = await Promise.all([draw('Ặ'), draw('\uF8FE'), draw(' ')]);
  return !letter.equals(nobodys) && !letter.equals(blank);
}
