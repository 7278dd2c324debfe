import type { ExceptionPlace } from "@tributary/db/doors/portfolio-reads/exception-page";
import { DomainError } from "@tributary/domain/error";

const SHAPE = /^(\d{1,19})~(\d{1,15})~([0-9a-f-]{36})$/;

/** Writes a place in the queue as a short text for an address. */
export function writeCursor({ magnitudeMicros, createdAt, id }: ExceptionPlace): string {
  return `${magnitudeMicros}~${createdAt.getTime()}~${id}`;
}

/**
 * Reads a place back.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function readCursor(text: string): ExceptionPlace {
  const [, magnitude, createdAt, id] = SHAPE.exec(text) ?? [];
  if (magnitude === undefined || createdAt === undefined || id === undefined) {
    throw new DomainError("INPUT_INVALID", "The page's address is damaged: start with the first page.");
  }
  return { magnitudeMicros: BigInt(magnitude), createdAt: new Date(Number(createdAt)), id };
}
