import { create } from 'qrcode';
import { html } from './html';
import type { Html } from './html';

// Printed small, folded, and read by old cameras: a quarter of the picture may be lost.
const errorCorrectionLevel = 'Q';
// Readers need four empty modules around the picture.
const margin = 4;

/** A QR code as a picture with a name for screen readers; black on white in every colour scheme. */
export function qrCode(text: string, label: string): Html {
  const { size, data } = create(text, { errorCorrectionLevel }).modules;
  const whole = size + 2 * margin;
  return html`<svg
    class="qr"
    viewBox="0 0 ${whole} ${whole}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <rect width="${whole}" height="${whole}" fill="#fff" />
    <path d="${darkModules(data, size)}" fill="#000" />
  </svg>`;
}

/** One stroke a run of dark modules in a row. */
function darkModules(data: Uint8Array, size: number): string {
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from(data.subarray(y * size, (y + 1) * size), (dark) => (dark === 1 ? '1' : '0')).join(
      '',
    ),
  );
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + margin} ${y + margin}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}
