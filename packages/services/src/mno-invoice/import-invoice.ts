import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { InvoiceFlag, MnoInvoice } from "@tributary/domain/mno-invoice/types";
import { exactToDecimal } from "@tributary/domain/money/exact";
import { wakeDetectors } from "../alert/plan-runs.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { encodeFlags } from "./flag-json.ts";
import { type ImportedFile, type JudgedFile, judgeFile } from "./judge-file.ts";

export interface ImportInvoiceInput extends ImportedFile {
  readonly actor: string;
}

export interface ImportedInvoice {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly period: string;
  readonly status: "flagged" | "received";
  readonly flags: readonly InvoiceFlag[];
  readonly invoice: MnoInvoice;
}

/**
 * Takes in an MNO invoice with the bytes it came in. What its checks find stands on it as flags; a blocking
 * flag keeps it from being settled until a person accepts it with a reason. The same bytes again are refused.
 *
 * Throws  {@link DomainError} `INVOICE_FLAGGED` for a file on record, `FILE_UNREADABLE`, `MAPPING_INVALID`,
 *         `AGREEMENT_UNKNOWN`, `INPUT_INVALID`, `NOT_FOUND`.
 */
export async function importInvoice(db: PortfolioDb, input: ImportInvoiceInput): Promise<ImportedInvoice> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await importOnce(db, input);
    } catch (error) {
      // Somebody else has just recorded the same bytes or the same number: look again.
      if (attempt === ATTEMPTS || (error as { code?: unknown }).code !== "P2002") throw error;
    }
  }
}

const ATTEMPTS = 5;

async function importOnce(db: PortfolioDb, input: ImportInvoiceInput): Promise<ImportedInvoice> {
  const { agreementId, file, actor, isRevision = false } = input;
  const { id, invoice, judged, duplicate } = await db.$transaction(
    async (tx) => {
      const found = await judgeFile(tx, input);
      const { sha256 } = found;
      const { status, flags } = found.judged;
      const subject = found.invoice.number;
      if (found.duplicate !== undefined) {
        await writeAudit(tx, { actor, action: "mno-invoice:refuse", subject, details: { sha256 } });
        return { id: null, ...found };
      }
      const created = await record(tx, input, found);
      const details = { id: created, agreementId, sha256, status, flags: flags.map(({ code }) => code) };
      const action = isRevision ? "mno-invoice:revise" : "mno-invoice:import";
      await writeAudit(tx, { actor, action, subject, details });
      await wakeDetectors(tx, new Date());
      return { id: created, ...found };
    },
    { timeout: 60_000 },
  );
  if (id === null) {
    const message = `${file.name} is not imported. ${duplicate?.message}`;
    throw new DomainError("INVOICE_FLAGGED", message, { flags: encodeFlags(judged.flags) });
  }
  const { revision, status, flags } = judged;
  return { id, number: invoice.number, revision, period: invoice.period, status, flags, invoice };
}

async function record(
  tx: PortfolioTables,
  { agreementId, file }: ImportInvoiceInput,
  { invoice, judged, digest }: JudgedFile,
): Promise<string> {
  const { lines, issuedOn, dueOn, receivedAt, ...header } = invoice;
  const { id } = await tx.mnoInvoice.create({
    data: {
      ...header,
      agreementId,
      revision: judged.revision,
      issuedOn: new Date(`${issuedOn}T00:00:00Z`),
      dueOn: new Date(`${dueOn}T00:00:00Z`),
      receivedAt: new Date(receivedAt),
      fileName: file.name,
      sha256: digest,
      rawBytes: new Uint8Array(file.bytes),
      status: judged.status,
      flags: encodeFlags(judged.flags),
    },
    select: { id: true },
  });
  await tx.mnoInvoiceLine.createMany({
    data: lines.map((line) => ({
      ...line,
      invoiceId: id,
      quantity: line.quantity === null ? null : exactToDecimal(line.quantity, 12),
      rate: line.rate === null ? null : exactToDecimal(line.rate, 12),
    })),
  });
  // A revision that is itself in doubt takes its predecessor's place when somebody accepts it, not before.
  if (judged.status === "received" && judged.supersedes.length > 0) {
    const ids = judged.supersedes.map((each) => each.id);
    await tx.mnoInvoice.updateMany({ where: { id: { in: ids } }, data: { status: "superseded" } });
  }
  return id;
}
