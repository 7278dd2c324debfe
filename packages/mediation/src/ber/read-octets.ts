import { berFault } from "./fault.ts";
import type { BerElement } from "./types.ts";

/**
 * The octets of an OCTET STRING, which BER may write in pieces: a constructed string holds its pieces.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when a piece is no string.
 * Source  ITU-T X.690, 8.7.
 */
export function readOctets(element: BerElement): Buffer {
  if (!element.isConstructed) return element.content;
  return Buffer.concat(element.children.map(pieceOf));
}

function pieceOf(piece: BerElement): Buffer {
  if (piece.tagClass === "universal" && !piece.isConstructed) return piece.content;
  throw berFault(piece.offset, "a string in pieces holds something else");
}
