/** What was done, with what somebody said about it. */
export function noteOf(what: string, said: string): string {
  return said.trim() === "" ? what : `${what}: ${said.trim()}`;
}
