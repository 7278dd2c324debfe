import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { addToDay } from "@tributary/domain/bill/cycle-days";
import { DomainError } from "@tributary/domain/error";
import { formatMicros } from "@tributary/domain/money/micros";
import { dayAt } from "@tributary/domain/period/period";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { mockInvoice } from "@tributary/domain/rehearsal/mock-invoice";
import type { MockInvoice, RehearsedDifference } from "@tributary/domain/rehearsal/types";
import { importInvoice } from "../mno-invoice/import-invoice.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { loadAnnual } from "../settlement/load-annual.ts";
import { loadSims } from "../settlement/load-sims.ts";
import { PLAYER } from "./copy-configuration.ts";
import type { PlannedAgreement } from "./rehearsal-plan.ts";

export interface PlayedInvoice {
  readonly invoice: MockInvoice;
  readonly differences: readonly RehearsedDifference[];
}

interface InvoiceToPlay {
  readonly planned: PlannedAgreement;
  readonly operatorId: string;
  readonly at: Date;
}

/**
 * Writes the invoice that the network would, takes it in and compares it. The error that was planted has to
 * be found, and nothing besides.
 *
 * Throws  {@link DomainError} `INVOICE_FLAGGED`, `EXCEPTIONS_OPEN`.
 */
export async function playInvoice(db: PortfolioDb, play: InvoiceToPlay): Promise<PlayedInvoice> {
  const { agreement, period } = play.planned;
  const invoice = await writeInvoice(db, play);
  const file = {
    name: `${invoice.number}.csv`,
    bytes: Buffer.from(printed(invoice, play)),
    receivedAt: play.at.getTime(),
  };
  const imported = await importInvoice(db, { agreementId: agreement.id, file, actor: PLAYER });
  if (imported.status === "flagged") {
    const found = imported.flags.map(({ message }) => message).join(" ");
    throw new DomainError("INVOICE_FLAGGED", `The invoice under ${agreement.id} was flagged: ${found}`);
  }
  const request = { agreementId: agreement.id, period: period.label, actor: PLAYER };
  const { comparisons } = await reconcile(db, request);
  const differences = comparisons
    .filter(({ verdict }) => verdict === "exception")
    .map(({ key, cause, billedMicros, expectedMicros }) => {
      return { key, cause, billedMicros, expectedMicros, isPlanted: key === invoice.plantedLineCode };
    });
  refuseOthers(agreement.id, invoice, differences, agreement.currency);
  return { invoice, differences };
}

function writeInvoice(
  db: PortfolioDb,
  { planned: { agreement, period, records }, operatorId }: InvoiceToPlay,
): Promise<MockInvoice> {
  return db.$transaction(async (tx) => {
    const facts = await loadAgreement(tx, agreement.id);
    const { terms } = governingVersion(facts.versions, period.label);
    const { counts } = await loadSims(tx, agreement.id, period, terms);
    const annual = await loadAnnual(tx, facts, period.label);
    const number = `REHEARSAL-${agreement.id}-${period.label}`;
    const { versions } = facts;
    return mockInvoice({ operatorId, number, period: period.label, versions, records, sims: counts, annual });
  });
}

function refuseOthers(
  agreementId: string,
  { plantedLineCode }: MockInvoice,
  differences: readonly RehearsedDifference[],
  currency: string,
): void {
  const other = differences.find(({ isPlanted }) => !isPlanted);
  if (other !== undefined) {
    const [billed, expected] = [other.billedMicros, other.expectedMicros].map((amount) =>
      formatMicros(amount, currency),
    );
    throw new DomainError(
      "EXCEPTIONS_OPEN",
      `${other.key} of ${agreementId} comes to ${expected} here and to ${billed} from its records alone: ` +
        "look at how the line is counted and priced.",
    );
  }
  if (plantedLineCode === null || differences.length > 0) return;
  throw new DomainError(
    "EXCEPTIONS_OPEN",
    `Too much was billed on ${plantedLineCode} of ${agreementId}, and it was not flagged: ` +
      "look at the agreement's tolerance.",
  );
}

/** An invoice in the product's own columns, which is read under any agreement. */
function printed(invoice: MockInvoice, { planned: { agreement, period }, at }: InvoiceToPlay): string {
  const { terms } = governingVersion(agreement.versions, period.label);
  const issuedOn = dayAt(at.getTime(), agreement.zone);
  const dueOn = addToDay(issuedOn, terms.paymentTermDays);
  const amount = (micros: bigint) => formatMicros(micros, agreement.currency).replaceAll(",", "");
  const header = [
    ...["H", invoice.number, agreement.mno.name, agreement.currency, issuedOn, dueOn, period.label],
    ...[invoice.netMicros, invoice.taxMicros, invoice.grossMicros].map(amount),
  ];
  const lines = invoice.lines.map(({ lineCode, description, quantity, rate, billedMicros }, index) => {
    return ["L", index + 1, lineCode, description, quantity ?? "", rate ?? "", amount(billedMicros)];
  });
  return [header, ...lines].map((cells) => cells.map(quoted).join(",")).join("\n");
}

function quoted(cell: string | number): string {
  return `"${String(cell).replaceAll('"', '""')}"`;
}
