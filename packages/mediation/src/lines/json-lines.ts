import { isLosslessNumber, parse } from "lossless-json";
import type { SourceMapping } from "../mapping/schema.ts";
import type { LineFormat } from "./line-reader.ts";

type JsonLines = NonNullable<SourceMapping["jsonl"]>;

/** Lines of which each is a JSON object; a number is the text that stands there, to its last digit. */
export function jsonLines({ columns }: JsonLines): LineFormat {
  const paths = columns.map((column) => column.split("."));
  return {
    columns,
    split(line) {
      const record = parseObject(line);
      if (typeof record === "string") return record;
      const texts: string[] = [];
      for (const [at, path] of paths.entries()) {
        const text = textOf(valueAt(record, path));
        if (text === null) return `${columns[at]} is an object or a list, not a value`;
        texts.push(text);
      }
      return texts;
    },
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

function parseObject(line: string): JsonObject | string {
  try {
    const value: unknown = parse(line);
    return isObject(value) ? value : "the line is no JSON object";
  } catch (error) {
    return `the line is no JSON: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200);
  }
}

function valueAt(record: JsonObject, path: readonly string[]): unknown {
  let value: unknown = record;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Empty for what is absent or null; null for what is no single value. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  return isLosslessNumber(value) ? value.value : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
