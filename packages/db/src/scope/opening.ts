import { parseOperatorCode, usageSchema } from "../roles/operator-code.ts";

/**
 * The first statement of every transaction on the shared tables. The code is a checked slug: it holds no
 * quote.
 */
export function sharedOpening(code: string): string {
  return `BEGIN; SET LOCAL app.operator_id = '${parseOperatorCode(code)}'`;
}

/**
 * On raw usage the operator's own role is put on as well: without it the login has no right there at all.
 * Tables are looked for in its schema alone, so that a statement with a name need not spell it.
 */
export function usageOpening(code: string): string {
  const schema = usageSchema(code);
  return `${sharedOpening(code)}; SET LOCAL search_path = ${schema}; SET LOCAL ROLE ${schema}`;
}
