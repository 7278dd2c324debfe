/**
 * Copies [from, to) four bytes at a time, which for some hundred is faster than a call into the runtime;
 * answers where the copy ends.
 */
export function copyWords(source: DataView, from: number, to: number, target: DataView, at: number): number {
  let read = from;
  let write = at;
  // In the order in which the processor has them, so that none is turned round twice.
  for (; read + 4 <= to; read += 4, write += 4) target.setInt32(write, source.getInt32(read, true), true);
  for (; read < to; read++, write++) target.setUint8(write, source.getUint8(read));
  return write;
}
