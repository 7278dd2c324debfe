import { toString as drawQr } from "qrcode";

/**
 * Draws an activation code, `LPA:1$…`, as a QR code for a phone's camera.
 *
 * Shape   an SVG with the quiet zone of four modules that ISO/IEC 18004 asks for.
 */
export function drawActivationCode(text: string): Promise<string> {
  return drawQr(text, { type: "svg", margin: 4, errorCorrectionLevel: "M" });
}
