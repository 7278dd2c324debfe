import { DomainError, type DomainErrorCode } from "@tributary/domain/error";
import type { z } from "zod";

/** The part of an issue that a reader needs. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Writes a path as a reader of the file would: `lines[2].pricing.tiers[0].upTo`. */
export function issuePath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      const name = String(part);
      if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `[${JSON.stringify(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join("");
}

const SHOWN = 20;

/** One refusal that lists what is wrong, each with its path, so that a file can be put right in one go. */
export function refuseIssues(code: DomainErrorCode, subject: string, issues: readonly Issue[]): DomainError {
  const listed = issues.flatMap(innermost).map((issue) => {
    const path = issuePath(issue.path);
    return path === "" ? issue.message : `${path}: ${issue.message}`;
  });
  const more = listed.length > SHOWN ? [`and ${listed.length - SHOWN} more`] : [];
  const [first = ""] = listed;
  const message =
    listed.length === 1
      ? `${subject} cannot be used: ${first}`
      : `${subject} cannot be used:\n  ${[...listed.slice(0, SHOWN), ...more].join("\n  ")}`;
  return new DomainError(code, message, { issues: listed });
}

/** Parses by a schema, or refuses with every path. */
export function parseOrRefuse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  subject: string,
  code: DomainErrorCode,
): z.output<Schema> {
  const result = schema.safeParse(input, { error: missing });
  if (result.success) return result.data;
  throw refuseIssues(code, subject, result.error.issues);
}

/** What a reader of the file calls it; everything else is said in the schema's own words. */
function missing({ code, input }: { readonly code?: string; readonly input?: unknown }): string | undefined {
  return code === "invalid_type" && input === undefined ? "is missing" : undefined;
}

/** Of a union that failed, the branch that came furthest says most; its paths start at the union's own. */
function innermost(issue: Issue & { errors?: readonly (readonly Issue[])[] }): Issue[] {
  const branches = issue.errors ?? [];
  if (branches.length === 0) return [issue];
  const deepest = [...branches].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  if (depth(deepest) === 0) return [issue];
  return deepest.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }));
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}
