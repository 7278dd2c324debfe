import { isAscii } from "node:buffer";
import type { Guess } from "./types.ts";

/** In which encoding a sample is written: UTF-8 is known by its own rules, all else is Latin-1. */
export function guessEncoding(bytes: Buffer): Guess<"utf-8" | "latin1"> {
  if (isAscii(bytes)) return { value: "utf-8", isSure: true, reason: "It holds plain ASCII." };
  try {
    // The sample may end within a character, which is no fault of the file.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return { value: "utf-8", isSure: true, reason: "Its accented characters are valid UTF-8." };
  } catch {
    return { value: "latin1", isSure: true, reason: "Its accented characters are no UTF-8." };
  }
}
