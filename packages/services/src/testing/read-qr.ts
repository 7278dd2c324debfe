import jsQr from "jsqr";

const PIXELS_PER_MODULE = 4;

/** Paints the SVG's horizontal strokes as pixels, as a browser would. */
function paint(svg: string): { readonly pixels: Uint8ClampedArray; readonly size: number } {
  const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const size = modules * PIXELS_PER_MODULE;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  const strokes = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? "";
  let [x, y] = [0, 0];
  for (const [, command, first = "", second = ""] of strokes.matchAll(/([Mmh])(-?[\d.]+) ?(-?[\d.]+)?/g)) {
    if (command === "M") [x, y] = [Number(first), Number(second)];
    else if (command === "m") [x, y] = [x + Number(first), y + Number(second)];
    else {
      fill(pixels, size, x, y - 0.5, Number(first));
      x += Number(first);
    }
  }
  return { pixels, size };
}

function fill(pixels: Uint8ClampedArray, size: number, x: number, y: number, width: number): void {
  for (let row = y * PIXELS_PER_MODULE; row < (y + 1) * PIXELS_PER_MODULE; row += 1) {
    for (let column = x * PIXELS_PER_MODULE; column < (x + width) * PIXELS_PER_MODULE; column += 1) {
      pixels.set([0, 0, 0, 255], (row * size + column) * 4);
    }
  }
}

/** What a camera reads from a QR code that is drawn as SVG; null when it reads nothing. */
export function readQr(svg: string): string | null {
  const { pixels, size } = paint(svg);
  return jsQr(pixels, size, size)?.data ?? null;
}
