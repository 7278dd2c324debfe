import type { Locator } from "@playwright/test";
import jsQr from "jsqr";

/** What a camera reads from a picture on the page; null when it reads nothing. */
export async function readQr(picture: Locator): Promise<string | null> {
  const { width, height, pixels } = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement("canvas");
    const { width, height } = image.getBoundingClientRect();
    Object.assign(canvas, { width: width * 2, height: height * 2 });
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, pixels: [...data] };
  });
  return jsQr(Uint8ClampedArray.from(pixels), width, height)?.data ?? null;
}
