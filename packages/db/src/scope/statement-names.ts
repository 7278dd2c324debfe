import { createHash } from "node:crypto";

/** A connection keeps the plan of each, tens of kilobytes apiece. */
const MOST_STATEMENTS = 300;

/**
 * Names for the first statements that are asked for, so that each connection parses and plans them once.
 * Later ones go without a name: lists of many lengths make as many statements, and no connection may keep
 * them all.
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size === MOST_STATEMENTS) return "";
    const name = createHash("sha256").update(sql).digest("base64url");
    names.set(sql, name);
    return name;
  };
}
