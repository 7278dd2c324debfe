/** An opened element; `end` is the position behind it, null when two zero octets end it. */
interface Frame {
  readonly end: number | null;
}

/** The part of a file that is in memory, and the opened elements around it. */
export interface StreamWindow {
  readonly bytes: () => Buffer;
  /** Where the bytes begin, counted from the file's first byte. */
  readonly position: () => number;
  readonly append: (chunk: Buffer) => void;
  readonly drop: (count: number) => void;
  readonly depth: () => number;
  readonly top: () => Frame | undefined;
  readonly open: (end: number | null) => void;
  readonly close: () => void;
  /** The end of the innermost opened element whose end is known; Infinity without one. */
  readonly limit: () => number;
  /** After a fault: the opened elements of unknown end are lost, up to the one that has a length. */
  readonly closeOpenEnded: () => void;
  /** Whether a fault took the rest of the file. */
  readonly isTorn: () => boolean;
}

export function createStreamWindow(): StreamWindow {
  const frames: Frame[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  let position = 0;
  let isTorn = false;
  return {
    bytes: () => bytes,
    position: () => position,
    append(chunk) {
      // A copy: the chunk's memory is the next one's.
      bytes = Buffer.concat([bytes, chunk]);
    },
    drop(count) {
      bytes = bytes.subarray(count);
      position += count;
    },
    depth: () => frames.length,
    top: () => frames.at(-1),
    open: (end) => frames.push({ end }),
    close: () => frames.pop(),
    limit: () => frames.findLast(({ end }) => end !== null)?.end ?? Number.POSITIVE_INFINITY,
    closeOpenEnded() {
      while (frames.length > 0 && frames.at(-1)?.end === null) frames.pop();
      isTorn ||= frames.length === 0;
    },
    isTorn: () => isTorn,
  };
}
