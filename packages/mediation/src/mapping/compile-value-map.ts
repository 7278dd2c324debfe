import { createKnownTexts } from "../row/known-texts.ts";
import { type Condition, compileWhen } from "./compile-condition.ts";
import { type FindColumn, type Read, refuseField } from "./read-field.ts";

interface ValueMap<Value extends string> {
  readonly column?: string | number | undefined;
  readonly values?: Readonly<Record<string, Value>> | undefined;
  readonly rules?: readonly { readonly when: readonly Condition[]; readonly value: Value }[] | undefined;
  readonly default?: Value | undefined;
}

/** Compiles a value map: exact values of the column, then the rules in order, then the default. */
export function compileValueMap<Value extends string>(
  what: string,
  map: ValueMap<Value>,
  findColumn: FindColumn,
): Read<Value> {
  const at = map.column === undefined ? -1 : findColumn(map.column);
  const values = new Map<string, Value>(Object.entries(map.values ?? {}));
  const rules = compileRules(map.rules ?? [], findColumn);
  const meaningOf = createKnownTexts((text) => values.get(text));
  return (fields) => {
    const value = fields.known(at, meaningOf) ?? rules(fields) ?? map.default;
    if (value === undefined) throw refuseField(what, fields.text(at), "is not in the mapping");
    return value;
  };
}

/** The value of the first rule that holds, or null. */
export function compileRules<Value extends string>(
  rules: readonly { readonly when: readonly Condition[]; readonly value: Value }[],
  findColumn: FindColumn,
): Read<Value | null> {
  const compiled = rules.map(({ when, value }) => ({ holds: compileWhen(when, findColumn), value }));
  return (fields) => {
    for (const { holds, value } of compiled) if (holds(fields)) return value;
    return null;
  };
}
