import { DomainError } from "../error.ts";

/**
 * Writes a value as JSON that is the same for equal values, so that its hash identifies the content.
 *
 * Shape   keys in code-unit order, no spaces; bigints as decimal strings; absent (undefined) properties left
 *         out.
 * Throws  {@link DomainError} `INPUT_INVALID` for what JSON cannot carry exactly: fractions in floats,
 *         non-finite numbers, functions, symbols, class instances.
 * Source  the ordering of RFC 8785 (JSON Canonicalization Scheme).
 */
export function canonicalJson(value: unknown): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "bigint":
      return `"${value}"`;
    case "number":
      if (Number.isSafeInteger(value)) return Object.is(value, -0) ? "0" : String(value);
      throw unfit("a number that is no exact integer");
    case "object":
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw unfit(typeof value);
  }
}

function canonicalArray(values: readonly unknown[]): string {
  return `[${values.map((value) => canonicalJson(value === undefined ? null : value)).join(",")}]`;
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unfit("an instance of a class");
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${entries.join(",")}}`;
}

function unfit(what: string): DomainError {
  return new DomainError(
    "INPUT_INVALID",
    `A document to be hashed holds ${what}: use strings, integers and bigints.`,
  );
}
