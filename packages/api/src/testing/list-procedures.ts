import type { AnyRouter } from "@trpc/server";
import type { ZodType } from "zod";
import type { ProcedureMeta } from "../trpc/base.ts";

/** One procedure as its router describes it. */
export interface ListedProcedure {
  readonly path: string;
  readonly kind: "query" | "mutation" | "subscription";
  readonly meta: ProcedureMeta | undefined;
  /** What it takes; null for a procedure without input. */
  readonly input: ZodType | null;
}

interface Definition {
  readonly type: ListedProcedure["kind"];
  readonly meta?: ProcedureMeta;
  readonly inputs: readonly unknown[];
}

/** Every procedure of a router, read from the router itself: a new one is listed without anybody's doing. */
export function listProcedures(router: AnyRouter): ListedProcedure[] {
  const procedures = router._def.procedures as Readonly<Record<string, { readonly _def: Definition }>>;
  return Object.entries(procedures)
    .map(([path, { _def: definition }]) => ({
      path,
      kind: definition.type,
      meta: definition.meta,
      input: (definition.inputs[0] as ZodType | undefined) ?? null,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
