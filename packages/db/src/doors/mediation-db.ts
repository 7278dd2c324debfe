import { PrismaPg } from "@prisma/adapter-pg";
import type { SimAssignment } from "@tributary/domain/attribution/types";
import type pg from "pg";
import { PrismaClient } from "../generated/shared/client.ts";
import { firstDay } from "../provision/months.ts";
import { parseUsageCode } from "../roles/operator-code.ts";
import type { ReadShared } from "./delegates.ts";
import { type FileTransaction, runFileTransaction } from "./file-transaction.ts";
import { pickupQueue } from "./pickup/pickup-queue.ts";
import type { PickupQueue } from "./pickup/types.ts";
import { readSessionGaps, type SessionGap, type SessionGapsAsked } from "./session-gaps.ts";
import { readSimPages } from "./sim-pages.ts";
import { type CorrectionTransaction, runCorrection } from "./usage-correction/correction-transaction.ts";

declare const mediation: unique symbol;

/** What tagging and rating read, and what taking a file in writes. */
export interface MediationDb {
  readonly [mediation]: true;
  readonly mno: ReadShared<"mno">;
  readonly operator: ReadShared<"operator">;
  readonly agreement: ReadShared<"agreement">;
  readonly agreementVersion: ReadShared<"agreementVersion">;
  readonly agreementPeriod: ReadShared<"agreementPeriod">;
  readonly usageSource: ReadShared<"usageSource">;
  readonly simAssignment: ReadShared<"simAssignment">;
  readonly numberRange: ReadShared<"numberRange">;
  readonly usageFile: ReadShared<"usageFile">;
  readonly usageAggregate: ReadShared<"usageAggregate">;
  readonly quarantineTotal: ReadShared<"quarantineTotal">;
  readonly usageFileEvent: ReadShared<"usageFileEvent"> & Pick<PrismaClient["usageFileEvent"], "create">;
  /** Files that sources fetch, and who tries which. */
  readonly pickup: PickupQueue;
  /** Makes sure an operator's schema (or that of `suspense`) can hold these months, `YYYY-MM` in UTC. */
  ensureMonths(operatorId: string, months: Iterable<string>): Promise<void>;
  /** All SIM assignments of an agreement, page by page. */
  simPages(agreementId: string): AsyncGenerator<readonly SimAssignment[]>;
  /** Partial records of sessions that have not come. */
  sessionGaps(asked: SessionGapsAsked): Promise<SessionGap[]>;
  /** One file, whole or not at all. */
  fileTransaction<T>(work: (file: FileTransaction) => Promise<T>): Promise<T>;
  /** One correction of stored usage, whole or not at all. It begins again when a loader is in its way. */
  usageCorrection<T>(work: (correction: CorrectionTransaction) => Promise<T>): Promise<T>;
}

/** Mediation's door, on a login that reads no money table and owns no table. */
export function openMediationDb(pool: pg.Pool): { readonly db: MediationDb; close(): Promise<void> } {
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const doors = {
    pickup: pickupQueue(pool),
    // Asked for outside a file's transaction: a new month is then visible to all loaders at once and locks
    // none.
    async ensureMonths(operatorId: string, months: Iterable<string>): Promise<void> {
      const code = parseUsageCode(operatorId);
      for (const month of new Set(months)) {
        await pool.query("SELECT app_ensure_usage_month($1, $2)", [code, firstDay(month)]);
      }
    },
    simPages: (agreementId: string) => readSimPages(pool, agreementId),
    sessionGaps: (asked: SessionGapsAsked) => readSessionGaps(pool, asked),
    fileTransaction: <T>(work: (file: FileTransaction) => Promise<T>) => runFileTransaction(pool, work),
    usageCorrection: <T>(work: (correction: CorrectionTransaction) => Promise<T>) =>
      runCorrection(pool, work),
  };
  return { db: Object.assign(client, doors) as unknown as MediationDb, close: () => client.$disconnect() };
}
