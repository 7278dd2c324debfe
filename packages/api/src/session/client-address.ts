/**
 * The address a request came from. Whoever serves the application writes it into this header: without a
 * trusted proxy in front, the socket's address in place of anything the client claims; with one, the proxy's
 * word is the last.
 */
export function clientAddress(headers: Headers): string | null {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? null : last.slice(0, 64);
}
