const SHOWN = 3;

/** A subscriber's number or identity with its last three digits only; how long it was is not told. */
export function maskIdentifier(identifier: string | null): string | null {
  if (identifier === null) return null;
  return identifier.length > SHOWN * 2 ? `•••${identifier.slice(-SHOWN)}` : "•••";
}
