import type { FilledRow } from "../fill-tables.ts";
import type { Model, ModelField } from "./parse-models.ts";

/** The `where` that names exactly this row. */
export function whereOf(model: Model, row: FilledRow): Record<string, unknown> {
  const key = Object.fromEntries(model.id.map((field) => [field.name, toPrisma(field, row[field.column])]));
  return model.id.length === 1 ? key : { [model.id.map(({ name }) => name).join("_")]: key };
}

/** The row's columns as the client takes them in `data`. */
export function dataOf(model: Model, row: FilledRow): Record<string, unknown> {
  const columns = model.fields.filter((field) => !field.isRelation && row[field.column] !== null);
  return Object.fromEntries(columns.map((field) => [field.name, toPrisma(field, row[field.column])]));
}

/** A harmless-looking change: of a text that is no key, else of whatever field there is. */
export function changeOf(model: Model): Record<string, unknown> {
  const field = model.fields.find(
    ({ name, type, isList, column }) =>
      type === "String" && !isList && column === name && !model.id.some((key) => key.name === name),
  );
  if (field) return { [field.name]: "changed by a probe" };
  const number = model.fields.find(({ name, type }) => type === "BigInt" && name.endsWith("Micros"));
  return number ? { [number.name]: 7n } : {};
}

function toPrisma(field: ModelField, value: unknown): unknown {
  if (value === null) return null;
  if (field.type === "BigInt") return BigInt(value as number);
  if (field.type === "Json") return JSON.parse(value as string) as unknown;
  return value;
}
