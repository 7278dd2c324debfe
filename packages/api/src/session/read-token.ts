import { z } from "zod";

const params = z.object({ token: z.string().min(1).max(100) }).catch({ token: "none" });

/** The secret of a mail's link, out of its page's address; without one a text that opens nothing. */
export function readToken(searchParams: Readonly<Record<string, unknown>>): string {
  return params.parse(searchParams).token;
}
