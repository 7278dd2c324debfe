const HOUR = 60;

/** Minutes from midnight as a field of a clock holds them; empty for none. */
export function clockOf(minutes: number | null): string {
  if (minutes === null) return "";
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / HOUR))}:${two(minutes % HOUR)}`;
}

/** Null for an empty field. */
export function minutesOf(clock: string): number | null {
  const [hours, minutes] = clock.split(":").map(Number);
  return hours === undefined || minutes === undefined ? null : hours * HOUR + minutes;
}
