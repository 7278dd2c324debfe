import { z } from "zod";
import { sourceMappingSchema } from "./schema.ts";

/** The mapping format as JSON Schema, for editors; what has a default may be left out. */
export function mappingJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(sourceMappingSchema, { io: "input" });
}
