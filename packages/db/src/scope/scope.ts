import { parseOperatorCode, usageSchema } from "../roles/operator-code.ts";

/**
 * What one transaction is narrowed to: settings by name, in the order in which they are put on. Values are
 * checked slugs: they hold no quote.
 */
export type Scope = readonly (readonly [setting: string, value: string])[];

/** On the shared tables the row policies ask whose the transaction is. */
export function sharedScope(code: string): Scope {
  return [["app.operator_id", parseOperatorCode(code)]];
}

/**
 * On raw usage the operator's own role is put on as well: without it the login has no right there at all.
 * Tables are looked for in its schema alone, so that a statement with a name need not spell it.
 */
export function usageScope(code: string): Scope {
  const schema = usageSchema(code);
  return [...sharedScope(code), ["search_path", schema], ["role", schema]];
}

/** The statements that put a scope on for the rest of the transaction they stand in. */
export function scopeText(scope: Scope): string {
  return scope.map(([setting, value]) => `SET LOCAL ${setting} = '${value}'`).join("; ");
}

/** The same as one statement with a name, which a connection parses and plans once for all operators. */
export function scopeStatement(scope: Scope): { name: string; text: string; values: string[] } {
  const calls = scope.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`);
  return {
    name: `scope of ${scope.length}`,
    text: `SELECT ${calls.join(", ")}`,
    values: scope.flat(),
  };
}
