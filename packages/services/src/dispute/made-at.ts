/** When a row was made: its id is a UUID of version 7, which begins with the milliseconds of that moment. */
export function madeAt(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16));
}
