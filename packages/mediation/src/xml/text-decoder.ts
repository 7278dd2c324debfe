import { isUtf8 } from "node:buffer";

export interface TextDecoding {
  /** The text of these bytes up to the first that is no character; `isBroken` when there is one. */
  push(bytes: Buffer): { readonly text: string; readonly isBroken: boolean };
}

/** Turns a stream's bytes into text whose characters all stand for the bytes that they were. */
export function createTextDecoding(encoding: "utf-8" | "latin1"): TextDecoding {
  if (encoding === "latin1")
    return { push: (bytes) => ({ text: bytes.toString("latin1"), isBroken: false }) };
  let rest: Buffer = Buffer.alloc(0);
  return {
    push(bytes) {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const whole = all.subarray(0, all.length - cutOff(all));
      if (isUtf8(whole)) {
        rest = Buffer.from(all.subarray(whole.length));
        return { text: whole.toString("utf8"), isBroken: false };
      }
      return { text: all.subarray(0, soundLength(all)).toString("utf8"), isBroken: true };
    },
  };
}

/** How many bytes at the end begin a character that goes on behind them. */
function cutOff(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? back : 0;
  }
  return 0;
}

/** Found by halving, once a file: the most bytes that are whole characters. */
function soundLength(bytes: Buffer): number {
  let [sound, broken] = [0, bytes.length];
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (canBeUtf8(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  const part = bytes.subarray(0, sound);
  return sound - cutOff(part);
}

function canBeUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
