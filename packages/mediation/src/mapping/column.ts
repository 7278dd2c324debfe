import { z } from "zod";

/**
 * The parts every section of a mapping is built from: columns, conditions, value maps, texts and phone
 * numbers.
 */
export const column = z
  .union([z.string().min(1), z.int().min(1)])
  .describe("A column, by its name in the header row or by its position counted from 1.");

export const pattern = z
  .string()
  .min(1)
  .refine(isPattern, "is not a regular expression")
  .describe("A JavaScript regular expression, matched anywhere in the value unless anchored with ^ and $.");

export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, "has to be a lower-case code such as eu-1")
  .describe("A lower-case code.");

export const condition = z
  .strictObject({
    column,
    equals: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    matches: pattern.optional(),
    isEmpty: z.boolean().optional(),
  })
  .refine(
    (value) => [value.equals, value.matches, value.isEmpty].filter((each) => each !== undefined).length === 1,
    "needs exactly one of equals, matches, isEmpty",
  )
  .describe("Compares the trimmed text of one column; never holds for a row that is too short to have it.");

export const when = z.array(condition).min(1).describe("All conditions have to hold.");

/** Finds one value of a closed set: exact values of a column, then rules in order, then the default. */
export function valueMap<Value extends z.ZodType>(value: Value) {
  return z
    .strictObject({
      column: column.optional(),
      values: z.record(z.string(), value).optional(),
      rules: z.array(z.strictObject({ when, value })).optional(),
      default: value.optional(),
    })
    .refine((map) => (map.values === undefined) === (map.column === undefined), {
      message: "needs column and values together, or neither",
    })
    .refine((map) => map.values !== undefined || map.rules !== undefined || map.default !== undefined, {
      message: "finds no value: give column with values, rules or a default",
    })
    .describe("Exact values of a column first, then rules in order, then the default; else MALFORMED.");
}

export const text = z
  .union([
    column,
    z.strictObject({
      column,
      pattern: pattern.optional().describe("Keeps the first group, or the whole match; no match is empty."),
    }),
  ])
  .describe("The trimmed text of a column, or the part of it a pattern finds.");

export const phone = z
  .union([
    column,
    z.strictObject({
      column,
      or: z.array(column).optional().describe("Asked in order where the column is empty."),
      prefixes: z
        .array(
          z.strictObject({
            from: z.string().regex(/^\d*$/, "has to be digits or empty"),
            to: z.string().regex(/^\d*$/, "has to be digits or empty"),
            length: z.int().min(1).optional().describe("Applies to numbers of this many digits only."),
          }),
        )
        .optional()
        .describe(
          "The first entry whose from leads the number is replaced by its to; none for numbers with +.",
        ),
    }),
  ])
  .describe("A phone number: everything but digits is stripped, then the prefix is made international.");

function isPattern(value: string): boolean {
  try {
    return new RegExp(value, "u") !== null;
  } catch {
    return false;
  }
}
