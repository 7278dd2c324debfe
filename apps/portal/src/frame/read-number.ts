/** A number out of an address, where it stands encoded; what is no encoding is looked for as it stands. */
export function readNumber(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
