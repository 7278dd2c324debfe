import jsQr from "jsqr";
import { expect, test } from "vitest";
import { drawActivationCode } from "./draw-activation-code.ts";

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

test.each([
  "LPA:1$smdp.example$AB12-CD34",
  "LPA:1$rsp.truly-long-name.operator.example$04386-AGYFT-A74Y8-3F815$$1",
])("a camera reads %s from the drawing", async (text) => {
  const { pixels, size } = paint(await drawActivationCode(text));
  expect(jsQr(pixels, size, size)?.data).toBe(text);
});
