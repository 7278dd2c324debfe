import type { z } from "zod";
import { createKnownTexts } from "../row/known-texts.ts";
import type { condition } from "./column.ts";
import type { FindColumn, Read } from "./read-field.ts";

export type Condition = z.output<typeof condition>;

/** Compiles conditions that all have to hold. */
export function compileWhen(conditions: readonly Condition[], findColumn: FindColumn): Read<boolean> {
  const tests = conditions.map((each) => compileCondition(each, findColumn));
  const [only] = tests;
  if (only === undefined) return () => true;
  if (tests.length === 1) return only;
  return (fields) => tests.every((test) => test(fields));
}

/** True when a condition can be asked before the header row has named the columns. */
export function isByPosition(conditions: readonly Condition[]): boolean {
  return conditions.every((each) => typeof each.column === "number");
}

function compileCondition(
  { column, equals, matches, isEmpty }: Condition,
  findColumn: FindColumn,
): Read<boolean> {
  const at = findColumn(column);
  if (matches !== undefined) {
    const pattern = new RegExp(matches, "u");
    return (fields) => at < fields.length && pattern.test(fields.text(at));
  }
  if (isEmpty !== undefined) return (fields) => at < fields.length && fields.isEmpty(at) === isEmpty;
  const texts = new Set(typeof equals === "string" ? [equals] : equals);
  const isMeant = createKnownTexts((text) => texts.has(text));
  return (fields) => at < fields.length && fields.known(at, isMeant);
}
