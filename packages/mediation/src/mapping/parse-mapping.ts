import { DomainError } from "@tributary/domain/error";
import type { z } from "zod";
import { type SourceMapping, sourceMappingSchema } from "./schema.ts";

/**
 * Checks a mapping that came from outside.
 *
 * Throws  {@link DomainError} `MAPPING_INVALID` with every fault as "path: what is wrong".
 */
export function parseMapping(input: unknown): SourceMapping {
  const parsed = sourceMappingSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, []));
  throw new DomainError("MAPPING_INVALID", `The mapping cannot be used: ${faults.join("; ")}.`, { faults });
}

type Path = readonly PropertyKey[];

function faultsOf(issue: z.core.$ZodIssue, parent: Path): string[] {
  const path = [...parent, ...issue.path];
  if (issue.code === "invalid_union") {
    const branch = closestBranch(issue.errors);
    if (branch !== null) return branch.flatMap((inner) => faultsOf(inner, path));
  }
  return [`${printPath(path)}: ${issue.message}`];
}

/** Of a union's alternatives, the one that got furthest is the one that was meant. */
function closestBranch(
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | null {
  const meant = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type"),
  );
  return meant[0] ?? null;
}

function printPath(path: Path): string {
  const text = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return text.replace(/^\./, "") || "mapping";
}
