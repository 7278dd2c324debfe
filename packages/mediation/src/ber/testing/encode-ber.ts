export type LengthForm = "definite" | "indefinite";

/** An element of the application class, for tests; indefinite lengths are for constructed elements alone. */
export function encodeElement(
  number: number,
  content: Buffer,
  isConstructed: boolean,
  form: LengthForm = "definite",
): Buffer {
  const identifier = encodeIdentifier(number, isConstructed);
  if (isConstructed && form === "indefinite") {
    return Buffer.concat([identifier, Buffer.from([0x80]), content, Buffer.alloc(2)]);
  }
  return Buffer.concat([identifier, encodeLength(content.length), content]);
}

/** The shortest two's complement. */
export function encodeInteger(value: bigint): Buffer {
  let octets = 1;
  while (BigInt.asIntN(octets * 8, value) !== value) octets += 1;
  const hex = BigInt.asUintN(octets * 8, value).toString(16);
  return Buffer.from(hex.padStart(octets * 2, "0"), "hex");
}

/** Two digits an octet, the high half first, f to fill up. */
export function encodeBcd(digits: string): Buffer {
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}f`, "hex");
}

function encodeIdentifier(number: number, isConstructed: boolean): Buffer {
  const first = 0x40 | (isConstructed ? 0x20 : 0);
  if (number < 31) return Buffer.from([first | number]);
  const octets = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) octets.unshift((left & 0x7f) | 0x80);
  return Buffer.from([first | 0x1f, ...octets]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return Buffer.concat([Buffer.from([0x80 | octets.length]), octets]);
}
