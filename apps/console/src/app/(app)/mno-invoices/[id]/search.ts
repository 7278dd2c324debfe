import { z } from "zod";
import { pageParam } from "@/frame/search-params.ts";

export const LINES_PAGE_SIZE = 50;

/** Which lines of the invoice the address asks for. */
export const linesParams = z.object({
  q: z.string().min(1).max(80).optional().catch(undefined),
  lines: z.literal("exceptions").optional().catch(undefined),
  page: pageParam,
});
