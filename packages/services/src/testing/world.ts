import { type AgreementTermsInput, agreementTermsSchema } from "@tributary/db/terms/agreement-terms-schema";
import { type MarginTermsInput, marginTermsSchema } from "@tributary/db/terms/margin-terms-schema";
import type { TestDatabase } from "@tributary/db/testing/test-database";
import { type InvoiceLineRow, type InvoiceRow, insertInvoice } from "./invoice-rows.ts";
import { TEN_PERCENT } from "./terms.ts";
import { insertUsage, type UsageRow } from "./usage-rows.ts";

export const GB = 1_000_000_000n;
export const AGREEMENT = "de1-2026";
export const SOURCE = "de1-cdr";

/** Files with a header and one session a row, for those tests that take real files in. */
const MAPPING = {
  format: "csv",
  occurredAt: { columns: ["time"], format: "yyyy-MM-ddTHH:mm:ssX" },
  imsi: "imsi",
  service: { column: "type", values: { D: "data" } },
  volume: { columns: ["bytes"], unit: "bytes" },
  visitedPlmn: "plmn",
};

/**
 * An agreement with a network, and hands to feed it: usage files, invoices, SIMs, as mediation and people
 * would.
 */
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
  await db.usageSource.create({ data: { id: SOURCE, agreementId: AGREEMENT, mapping: MAPPING } });

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
      const fields = { agreementId: AGREEMENT, sourceId: SOURCE, name, sequence, period };
      return test.mediationDb().fileTransaction((file) => insertUsage(file, fields, rows));
    },
    addInvoice(
      period: string,
      lines: readonly InvoiceLineRow[],
      fields: Omit<InvoiceRow, "agreementId" | "currency" | "period"> = {},
    ): Promise<string> {
      return insertInvoice(
        db,
        { agreementId: AGREEMENT, currency: terms.currency, period, ...fields },
        lines,
      );
    },
  };
}

function stored(terms: AgreementTermsInput) {
  return { terms: agreementTermsSchema.parse(terms), createdBy: "setup" };
}
