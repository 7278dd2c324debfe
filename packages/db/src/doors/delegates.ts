import type { Prisma, PrismaClient } from "../generated/shared/client.ts";
import type { PrismaClient as UsageClient } from "../generated/usage/client.ts";

export type SharedModel = Uncapitalize<Prisma.ModelName>;

/** Every shared table, and nothing of the client but its tables: no raw SQL, no extension, no events. */
export type SharedTables = Pick<PrismaClient, SharedModel>;

type Reading =
  | "findUnique"
  | "findUniqueOrThrow"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "count"
  | "aggregate"
  | "groupBy";

/** One shared table, to be read. */
export type ReadShared<M extends SharedModel> = Pick<PrismaClient[M], Reading & keyof PrismaClient[M]>;

/** One table of raw usage, to be read. */
export type ReadUsage<M extends "cdr" | "quarantine" | "redriven" | "retailCharge"> = Pick<
  UsageClient[M],
  Reading & keyof UsageClient[M]
>;

/** The audit log, to be written and never read back: the row may say what its writer must not see. */
export type AddAudit = Pick<PrismaClient["auditEvent"], "createMany">;

/** One shared table, to be read and added to. */
export type AddShared<M extends SharedModel> = ReadShared<M> &
  Pick<PrismaClient[M], ("create" | "createMany") & keyof PrismaClient[M]>;

export interface TransactionOptions {
  readonly maxWait?: number;
  readonly timeout?: number;
  readonly isolationLevel?: Prisma.TransactionIsolationLevel;
}
