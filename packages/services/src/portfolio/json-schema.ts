import { z } from "zod";
import { portfolioSchema } from "./schema.ts";

/** The portfolio file as JSON Schema, for editors; what has a default may be left out. */
export function portfolioJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(portfolioSchema, { io: "input", reused: "ref" });
  return { $schema, title: "Tributary portfolio file", ...schema };
}
