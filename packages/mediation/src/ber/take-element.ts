import { DomainError } from "@tributary/domain/error";
import { goOnMeasuring, type Measure } from "./measure-element.ts";
import type { StreamWindow } from "./stream-window.ts";
import type { BerHeader, StreamedElement } from "./types.ts";

/** An element on its way out of a stream. Positions count from the file's first byte. */
export interface Taking {
  readonly header: BerHeader | null;
  readonly depth: number;
  fault: string | null;
  /** Null while it is measured; Infinity: all that is left of the file. */
  end: number | null;
  readonly measure: Measure | null;
  /** Its first bytes were handed out already, the others are passed by. */
  isPassedBy: boolean;
  /** The file ended within it. */
  isTornOff: boolean;
}

/**
 * Hands an element out once it is whole, longer than `maxBytes`, or the last there is. True when reading can
 * go on behind it.
 */
export function takeOn(
  taking: Taking,
  window: StreamWindow,
  maxBytes: number,
  isLast: boolean,
  onElement: (element: StreamedElement, depth: number) => void,
): boolean {
  measureOn(taking, window);
  const available = window.bytes().length;
  const length = (taking.end ?? Number.POSITIVE_INFINITY) - window.position();
  const isWhole = length <= available;
  if (!taking.isPassedBy) {
    const isTooLong = Math.min(length, available) > maxBytes;
    if (!isWhole && !isTooLong && !isLast) return false;
    const bytes = window.bytes().subarray(0, Math.min(length, available, maxBytes));
    const fault = taking.fault ?? lengthFault(taking, isWhole, isTooLong, maxBytes);
    taking.isTornOff = !isWhole && isLast;
    taking.isPassedBy = true;
    onElement({ header: taking.header, bytes, fault, isCut: isTooLong }, taking.depth);
  }
  window.drop(Math.min(length, available, unmeasured(taking, window)));
  return isWhole;
}

function lengthFault({ end }: Taking, isWhole: boolean, isTooLong: boolean, maxBytes: number): string | null {
  if (isTooLong) return `the element is longer than ${maxBytes} bytes; its first ${maxBytes} are kept`;
  return isWhole || end === Number.POSITIVE_INFINITY ? null : "the file ends inside the element";
}

/** What stands before the next header that the measure needs; anything when there is nothing to measure. */
function unmeasured({ end, measure }: Taking, window: StreamWindow): number {
  if (end !== null || measure === null) return Number.POSITIVE_INFINITY;
  return measure.next - window.position();
}

function measureOn(taking: Taking, window: StreamWindow): void {
  if (taking.end !== null || taking.measure === null) return;
  try {
    taking.end = goOnMeasuring(taking.measure, window.bytes(), window.position(), window.limit());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    taking.fault = error.message;
    taking.end = window.limit();
    window.closeOpenEnded();
  }
}
