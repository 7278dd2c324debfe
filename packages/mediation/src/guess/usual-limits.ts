import type { ByteLimits } from "../bytes/open-bytes.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";

/** How large a file may be of which no source's mapping says it: what a mapping says that says nothing. */
export const USUAL_LIMITS: ByteLimits = parseMapping({
  format: "csv",
  occurredAt: { columns: [1], format: "epoch-seconds" },
  service: { default: "data" },
}).limits;
