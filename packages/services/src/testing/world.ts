import { createHash } from "node:crypto";
import { type AgreementTermsInput, agreementTermsSchema } from "@tributary/db/terms/agreement-terms-schema";
import { type MarginTermsInput, marginTermsSchema } from "@tributary/db/terms/margin-terms-schema";
import type { TestDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { TEN_PERCENT } from "./terms.ts";

export const GB = 1_000_000_000n;
export const AGREEMENT = "de1-2026";

export interface UsageRow {
  /** null = unattributed. */
  readonly operator: string | null;
  readonly line: string;
  readonly quantity: bigint;
  readonly records?: bigint;
  readonly period?: string;
  readonly utcPeriod?: string;
  readonly rateVersion?: number;
  readonly outcome?: "accepted" | "duplicate";
  readonly charge?: string;
}

export interface InvoiceLineRow {
  readonly line: string | null;
  readonly amount: string;
  readonly quantity?: string;
  readonly rate?: string;
  readonly operator?: string;
  readonly period?: string;
}

/** An agreement with a network, and hands to feed it: usage files, invoices, SIMs, as mediation and people would. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld(test: TestDatabase, terms: AgreementTermsInput) {
  const db = test.portfolioDb();
  let count = 0;
  await db.mno.create({ data: { id: "de1", name: "Nordnetz", senders: ["Nordnetz AG"] } });
  await db.agreement.create({
    data: {
      id: AGREEMENT,
      mnoId: "de1",
      name: "Nordnetz 2026",
      currency: terms.currency,
      zone: terms.zone,
      versions: { create: { version: 1, effectiveFrom: new Date("2025-12-31T23:00:00Z"), ...stored(terms) } },
    },
  });
  await db.usageSource.create({ data: { id: "de1-cdr", agreementId: AGREEMENT, mapping: {} } });

  return {
    test,
    db,
    async addVersion(version: number, effectiveFrom: string, changed: AgreementTermsInput): Promise<void> {
      await db.agreementVersion.create({
        data: { agreementId: AGREEMENT, version, effectiveFrom: new Date(effectiveFrom), ...stored(changed) },
      });
    },
    async addOperator(
      id: string,
      margin: MarginTermsInput = TEN_PERCENT,
      fields: { currency?: string; liveUntil?: Date } = {},
    ): Promise<void> {
      await test.makeOperator({ id, liveFrom: new Date("2025-01-01T00:00:00Z"), ...fields });
      await this.addMargin(id, 1, "2025-01-01T00:00:00Z", margin);
    },
    async addMargin(operatorId: string, version: number, effectiveFrom: string, margin: MarginTermsInput) {
      await db.marginVersion.create({
        data: {
          operatorId,
          agreementId: AGREEMENT,
          version,
          effectiveFrom: new Date(effectiveFrom),
          terms: marginTermsSchema.parse(margin),
          createdBy: "setup",
        },
      });
    },
    async addSims(operatorId: string, sims: number): Promise<void> {
      const first = ++count * 10_000_000;
      await test.superuser.query(
        `INSERT INTO sim_assignment (id, operator_id, agreement_id, imsi, valid_from)
         SELECT gen_random_uuid(), $1, $2, '26201' || lpad(($3::bigint + n)::text, 10, '0'), '2025-01-01Z'
         FROM generate_series(1, $4::int) AS n`,
        [operatorId, AGREEMENT, first, sims],
      );
    },
    /** One usage file with its aggregates, in one transaction of mediation's. Answers the file's id. */
    addUsage(period: string, rows: readonly UsageRow[], sequence: number | null = null): Promise<number> {
      const name = `file-${++count}.csv`;
      return test.mediationDb().fileTransaction(async (file) => {
        const [{ id = 0 } = {}] = await file.query<{ id: number }>(MANIFEST, manifest(name, sequence, rows));
        for (const row of rows) await file.query(AGGREGATE, aggregate(id, period, row));
        return id;
      });
    },
    async addInvoice(
      period: string,
      lines: readonly InvoiceLineRow[],
      fields: Partial<{
        number: string;
        revision: number;
        issuedOn: string;
        dueOn: string;
        tax: string;
      }> = {},
    ): Promise<string> {
      const number = fields.number ?? `R-${period}`;
      const net = lines.reduce((sum, line) => sum + parseMicros(line.amount), 0n);
      const tax = parseMicros(fields.tax ?? "0");
      const issuedOn = new Date(fields.issuedOn ?? "2026-11-05");
      const rawBytes = Uint8Array.from(Buffer.from(`${number} ${++count}`));
      const { id } = await db.mnoInvoice.create({
        data: {
          agreementId: AGREEMENT,
          number,
          revision: fields.revision ?? 1,
          sender: "Nordnetz AG",
          currency: terms.currency,
          issuedOn,
          receivedAt: new Date(issuedOn.getTime() + count),
          dueOn: new Date(fields.dueOn ?? "2026-12-05"),
          period,
          netMicros: net,
          taxMicros: tax,
          grossMicros: net + tax,
          fileName: `${number}.csv`,
          sha256: Uint8Array.from(createHash("sha256").update(rawBytes).digest()),
          rawBytes,
          status: "received",
          flags: [],
        },
      });
      await db.mnoInvoiceLine.createMany({
        data: lines.map((line, index) => ({
          invoiceId: id,
          lineNumber: index + 1,
          lineCode: line.line,
          description: line.line ?? "Other charges",
          quantity: line.quantity ?? null,
          rate: line.rate ?? null,
          amountMicros: parseMicros(line.amount),
          operatorId: line.operator ?? null,
          period: line.period ?? period,
        })),
      });
      return id;
    },
  };
}

function stored(terms: AgreementTermsInput) {
  return { terms: agreementTermsSchema.parse(terms), createdBy: "setup" };
}

const MANIFEST = `INSERT INTO usage_file (source_id, agreement_id, name, sha256, sequence, byte_count, received_at,
  received, accepted, duplicates, rejected, quarantined, attributed, unattributed, control_totals, warnings)
  VALUES ('de1-cdr', $1, $2, $3, $4, 1000, now(), $5, $6, $7, 0, 0, $8, $9, '{}', '[]') RETURNING id`;

const AGGREGATE = `INSERT INTO usage_aggregate (file_id, operator_id, agreement_id, period, utc_period, day, service,
  direction, zone, line_code, rate_version, outcome, records, quantity, charge_micros)
  VALUES ($1, $2, $3, $4, $5, $6, 'data', 'none', 'domestic', $7, $8, $9, $10, $11, $12)`;

function manifest(name: string, sequence: number | null, rows: readonly UsageRow[]): unknown[] {
  const sum = (accepts: (row: UsageRow) => boolean): number =>
    Number(rows.filter(accepts).reduce((total, row) => total + (row.records ?? 1n), 0n));
  const isAccepted = (row: UsageRow): boolean => row.outcome !== "duplicate";
  const accepted = sum(isAccepted);
  const duplicates = sum((row) => !isAccepted(row));
  const unattributed = sum((row) => isAccepted(row) && row.operator === null);
  const sha256 = createHash("sha256").update(name).digest();
  return [
    AGREEMENT,
    name,
    sha256,
    sequence,
    accepted + duplicates,
    accepted,
    duplicates,
    accepted - unattributed,
    unattributed,
  ];
}

function aggregate(fileId: number, filePeriod: string, row: UsageRow): unknown[] {
  const period = row.period ?? filePeriod;
  return [
    fileId,
    row.operator,
    AGREEMENT,
    period,
    row.utcPeriod ?? period,
    `${period}-15`,
    row.line,
    row.rateVersion ?? 1,
    row.outcome ?? "accepted",
    row.records ?? 1n,
    row.quantity,
    parseMicros(row.charge ?? "0"),
  ];
}
