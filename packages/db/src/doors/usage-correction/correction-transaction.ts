import type pg from "pg";
import { firstDay } from "../../provision/months.ts";
import { parseUsageCode } from "../../roles/operator-code.ts";
import { inTransaction } from "../in-transaction.ts";
import { type AggregateRow, type FileAudit, insertAggregates, insertFileAudit } from "../manifest-rows.ts";
import {
  type CorrectionManifest,
  type CorrectionRow,
  insertCorrection,
  insertCorrectionManifest,
  nextFileId,
  type UsedFile,
  usageMonths,
  usedFiles,
} from "./correction-rows.ts";
import {
  addRecords,
  type ChangedRecord,
  type Held,
  heldIn,
  type Identity,
  type PeriodScope,
  recordsOf,
  type StoredRecord,
  takenKeys,
} from "./month-records.ts";
import { countOutdated, type Governing, type MonthScope, type MonthSum, sumMonth } from "./month-sums.ts";
import { holdMonths, type MonthRewrite, rewriteMonth, swapMonths, type UsageMonth } from "./rewrite-month.ts";

/** One correction of stored usage, whole or not at all. */
export interface CorrectionTransaction {
  /** Lets corrections of one agreement go one after the other; released with the transaction. */
  lockAgreement(agreementId: string): Promise<void>;
  /** The months that can hold records of a period, in the order in which loaders take them. */
  usageMonths(agreementId: string, period: string): Promise<UsageMonth[]>;
  /** The files with usage of a period, earlier corrections' manifests among them. */
  usedFiles(agreementId: string, period: string): Promise<UsedFile[]>;
  /** Holds months against loading until the end; reading them goes on. */
  holdMonths(months: readonly UsageMonth[]): Promise<void>;
  /** Makes sure that a month is there for records that come into it. */
  ensureMonth(month: UsageMonth): Promise<void>;
  /** Whose records a month holds, SIM by SIM, a page at a time. */
  heldIn(month: UsageMonth, scope: PeriodScope): AsyncGenerator<Held[]>;
  recordsOf(month: UsageMonth, scope: PeriodScope, identities: readonly Identity[]): Promise<StoredRecord[]>;
  takenKeys(month: UsageMonth, keys: readonly bigint[]): Promise<Set<bigint>>;
  addRecords(month: UsageMonth, records: readonly ChangedRecord[]): Promise<void>;
  countOutdated(
    month: UsageMonth,
    scope: MonthScope,
    governing: Governing,
    leaving: readonly bigint[],
  ): Promise<{ readonly priced: number; readonly unpriced: number }>;
  sumMonth(month: UsageMonth, scope: MonthScope, side: "stored" | "rewritten"): Promise<MonthSum[]>;
  /** Writes a month anew beside itself. Answers how many records it has. */
  rewriteMonth(rewrite: MonthRewrite): Promise<bigint>;
  /** Puts months that were written anew in their places. */
  swapMonths(months: readonly UsageMonth[]): Promise<void>;
  nextFileId(): Promise<number>;
  insertCorrection(row: CorrectionRow): Promise<void>;
  insertManifest(manifest: CorrectionManifest): Promise<void>;
  insertAggregates(fileId: number, agreementId: string, rows: readonly AggregateRow[]): Promise<void>;
  insertAudit(audit: FileAudit): Promise<void>;
}

/** How often a correction that came into a loader's way begins again. */
const ATTEMPTS = 5;

/** Runs `work` in one transaction on one connection; anything it throws leaves every month as it was. */
export async function runCorrection<T>(
  pool: pg.Pool,
  work: (correction: CorrectionTransaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(pool, (client) => work(correctionTransaction(client)));
    } catch (error) {
      if (attempt >= ATTEMPTS || !isInTheWay(error)) throw error;
    }
  }
}

function correctionTransaction(client: pg.PoolClient): CorrectionTransaction {
  return {
    async lockAgreement(agreementId) {
      const lock = `usage-correction ${agreementId}`;
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [lock]);
    },
    usageMonths: (agreementId, period) => usageMonths(client, agreementId, period),
    usedFiles: (agreementId, period) => usedFiles(client, agreementId, period),
    holdMonths: (months) => holdMonths(client, months),
    async ensureMonth({ operatorId, month }) {
      const code = parseUsageCode(operatorId);
      await client.query("SELECT app_ensure_usage_month($1, $2)", [code, firstDay(month)]);
    },
    heldIn: (month, scope) => heldIn(client, month, scope),
    recordsOf: (month, scope, identities) => recordsOf(client, month, scope, identities),
    takenKeys: (month, keys) => takenKeys(client, month, keys),
    addRecords: (month, records) => addRecords(client, month, records),
    countOutdated: (month, scope, governing, leaving) =>
      countOutdated(client, month, scope, governing, leaving),
    sumMonth: (month, scope, side) => sumMonth(client, month, scope, side),
    rewriteMonth: (rewrite) => rewriteMonth(client, rewrite),
    async swapMonths(months) {
      // Who loads into a neighbouring month may wait for this transaction: it gives way instead of waiting.
      await client.query("SET LOCAL lock_timeout = '500ms'");
      await swapMonths(client, months);
      await client.query("SET LOCAL lock_timeout = 0");
    },
    nextFileId: () => nextFileId(client),
    insertCorrection: (row) => insertCorrection(client, row),
    insertManifest: (manifest) => insertCorrectionManifest(client, manifest),
    insertAggregates: (fileId, agreementId, rows) => insertAggregates(client, fileId, agreementId, rows),
    insertAudit: (audit) => insertFileAudit(client, audit),
  };
}

/** Lock not available, deadlock detected. */
const IN_THE_WAY = new Set(["55P03", "40P01"]);

function isInTheWay(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" && IN_THE_WAY.has(code);
}
