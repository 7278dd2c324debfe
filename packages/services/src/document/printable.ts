/** What the PDF library keeps of an embedded font; its types do not tell. */
interface WithFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/**
 * Makes a text printable in the font that is set: what the font cannot show stands there as its code point,
 * "[U+4E2D]", so that nothing is printed wrong and nothing silently left out.
 *
 * Shape   composed characters; white space and control characters become single spaces.
 */
export function printable(doc: PDFKit.PDFDocument, text: string): string {
  const { font } = (doc as unknown as WithFont)._font;
  const plain = text
    .normalize("NFC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return Array.from(plain, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return font.hasGlyphForCodePoint(codePoint) ? character : `[U+${hex(codePoint)}]`;
  }).join("");
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, "0");
}
