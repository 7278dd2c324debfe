import type { GrantRow } from "./read-grants.ts";

/** Rights as GRANT statements, one per object and role. */
export function describeGrants(grants: readonly GrantRow[]): string {
  const lines = new Map<string, string[]>();
  for (const grant of grants) {
    const object =
      grant.kind === "schema" || grant.schema === "public" ? grant.object : `${grant.schema}.${grant.object}`;
    const target = `${grant.kind === "column" ? "table" : grant.kind} ${object} TO ${grant.grantee}`;
    const privilege = grant.column === null ? grant.privilege : `${grant.privilege} (${grant.column})`;
    lines.set(target, [...(lines.get(target) ?? []), privilege]);
  }
  return [...lines]
    .map(([target, privileges]) => `GRANT ${privileges.join(", ")} ON ${target};`)
    .sort()
    .join("\n");
}
