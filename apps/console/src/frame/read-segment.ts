/** A number or code out of an address, where it stands encoded; what is no encoding is taken as it stands. */
export function readSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
