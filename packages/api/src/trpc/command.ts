import { type ZodRawShape, z } from "zod";

/**
 * The input of a procedure that changes something: the given fields, nothing else, and a key by which
 * sending it again has one effect.
 */
export function command<Shape extends ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, idempotencyKey: z.uuid() });
}
