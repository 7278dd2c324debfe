import { type ZodType, z } from "zod";

type Schema = Readonly<Record<string, unknown>>;

/**
 * The parts of an input that a sender could make as large as they like, or fill with keys nobody asked for.
 */
export function unboundedParts(input: ZodType): string[] {
  return partsOf(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema, "input");
}

function partsOf(schema: Schema, path: string): string[] {
  const faults = [...ownFaults(schema, path)];
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
    faults.push(...partsOf(property, `${path}.${name}`));
  }
  if (isSchema(schema.items)) faults.push(...partsOf(schema.items, `${path}[]`));
  for (const choice of ["anyOf", "oneOf", "allOf"]) {
    const schemas = (schema[choice] ?? []) as readonly Schema[];
    for (const [index, each] of schemas.entries()) faults.push(...partsOf(each, `${path}|${index}`));
  }
  return faults;
}

function* ownFaults(schema: Schema, path: string): Generator<string> {
  if (schema.type === "object" && schema.additionalProperties !== false) yield `${path} takes any key`;
  if (schema.type === "array" && schema.maxItems === undefined) yield `${path} takes any number of items`;
  if (schema.type === "string" && !isBounded(schema)) yield `${path} takes a text of any length`;
}

/** A length, a list of values or a pattern with a fixed end holds a text. */
function isBounded({ maxLength, enum: values, const: value, format }: Schema): boolean {
  return maxLength !== undefined || values !== undefined || value !== undefined || FIXED.has(String(format));
}

const FIXED = new Set(["uuid", "date", "date-time"]);

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}
