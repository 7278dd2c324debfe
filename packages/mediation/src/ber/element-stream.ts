import { DomainError } from "@tributary/domain/error";
import { berFault } from "./fault.ts";
import { beginMeasure } from "./measure-element.ts";
import { isEndOfContents, readHeader } from "./read-header.ts";
import { createStreamWindow } from "./stream-window.ts";
import { type Taking, takeOn } from "./take-element.ts";
import type { BerHeader, StreamedElement } from "./types.ts";

export interface ElementVisitor {
  /**
   * Whether the children of a constructed element are handed out one by one; if not, it is handed out whole.
   * `depth` counts the opened elements around it.
   */
  readonly onOpen: (header: BerHeader, depth: number) => boolean;
  readonly onElement: (element: StreamedElement, depth: number) => void;
}

export interface ElementStream {
  readonly push: (chunk: Buffer) => void;
  readonly end: () => void;
}

interface StreamOptions {
  /** The most bytes of one element that are kept. */
  readonly maxBytes: number;
  /** The file is one element behind the other, and not one element that holds all others. */
  readonly isSequence?: boolean;
}

/** Zero octets and line ends behind the file's element are padding. */
const PADDING = new Set([0x00, 0x0a, 0x0d, 0x1a, 0x20]);

/**
 * Cuts a stream of BER, however its chunks fall, into elements. Memory stays within one chunk and
 * `maxBytes`: of a longer element the first `maxBytes` are handed out. A fault ends at the innermost opened
 * element of definite length, whose length says where to go on; else the rest of the file is handed out as
 * one faulty element. Nothing is thrown for content.
 */
export function createElementStream(
  { maxBytes, isSequence = false }: StreamOptions,
  { onOpen, onElement }: ElementVisitor,
): ElementStream {
  const window = createStreamWindow();
  let taking: Taking | null = null;
  let hasRoot = false;

  function take(header: BerHeader | null, end: number | null, fault: string | null): void {
    const measure = header !== null && end === null ? beginMeasure(header, window.position()) : null;
    taking = { header, depth: window.depth(), fault, end, measure, isPassedBy: false, isTornOff: false };
    if (fault !== null) window.closeOpenEnded();
  }

  /** Takes what no element can be made of, up to where reading can go on. */
  function breakOff(what: string): boolean {
    take(null, window.limit(), berFault(window.position(), what).message);
    return true;
  }

  function begin(header: BerHeader): void {
    const { headerBytes, contentBytes, isConstructed } = header;
    const end = contentBytes === null ? null : window.position() + headerBytes + contentBytes;
    const beyond = end === null ? 0 : end - window.limit();
    hasRoot = true;
    if (beyond > 0) {
      const fault = berFault(window.position(), `a length reaches ${beyond} bytes beyond what holds it`);
      take(header, window.limit(), fault.message);
    } else if (isConstructed && onOpen(header, window.depth())) {
      window.drop(headerBytes);
      window.open(end);
    } else take(header, end, null);
  }

  /** Reads the next header; false when more bytes are needed. */
  function stepIn(isLast: boolean): boolean {
    const left = window.limit() - window.position();
    const available = window.bytes().length;
    if (window.top()?.end === window.position()) window.close();
    else if (window.depth() === 0 && hasRoot) return stepBehind();
    else if (available === 0) return false;
    else {
      const header = headerOrFault(window.bytes(), Math.min(available, left), window.position());
      if (typeof header === "string") take(null, window.limit(), header);
      else if (header === null && !isLast && available < left) return false;
      else if (header === null) return breakOff("a tag or a length is cut off");
      else if (!isEndOfContents(header)) begin(header);
      else if (window.top()?.end !== null) return breakOff("an end of contents where none is due");
      else {
        window.drop(header.headerBytes);
        window.close();
      }
    }
    return true;
  }

  function stepBehind(): boolean {
    const bytes = window.bytes();
    const padding = bytes.findIndex((byte) => !PADDING.has(byte));
    window.drop(padding < 0 ? bytes.length : padding);
    if (isSequence) hasRoot = padding < 0;
    if (isSequence) return padding >= 0;
    return padding >= 0 && breakOff("bytes stand behind the end of the file's element");
  }

  function goOn(isLast: boolean): boolean {
    if (taking === null) return stepIn(isLast);
    const isDone = takeOn(taking, window, maxBytes, isLast, onElement);
    if (isDone) taking = null;
    return isDone;
  }

  return {
    push(chunk) {
      window.append(chunk);
      while (goOn(false));
    },
    end() {
      while (goOn(true));
      if (window.depth() === 0 || window.isTorn() || taking?.isTornOff) return;
      const fault = berFault(window.position(), "the file ends before its elements are closed").message;
      onElement({ header: null, bytes: Buffer.alloc(0), fault, isCut: false }, window.depth());
    },
  };
}

function headerOrFault(bytes: Buffer, end: number, position: number): BerHeader | string | null {
  try {
    return readHeader(bytes, 0, end, position);
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
