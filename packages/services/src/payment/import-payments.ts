import { randomUUID } from "node:crypto";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { addPayments, holdAccounts } from "@tributary/db/doors/payment/payment-rows";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import { allocateCredit, type CreditAllocation } from "@tributary/domain/payment/allocate-credit";
import { type AuditValue, writeAudit } from "../audit/write-audit.ts";
import { type Account, accountKey, loadAccounts } from "./load-accounts.ts";
import { type LeftPayment, type MatchedPayment, METHOD, matchPayments } from "./match-payments.ts";
import { type RowFault, readPaymentFile } from "./payment-file.ts";

export interface PaymentImport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
  readonly actor: string;
}

/** What a file of payments comes to. */
export interface ImportedPayments {
  /** Payments that are taken. */
  readonly matched: number;
  readonly totals: readonly { readonly currency: string; readonly amountMicros: Micros }[];
  /** Bills that are paid in full by them. */
  readonly billsPaid: number;
  readonly unmatched: readonly LeftPayment[];
  readonly twice: readonly LeftPayment[];
  /** In the order of lines. A file with any is not taken at all. */
  readonly faults: readonly RowFault[];
}

const TIMEOUT_MS = 300_000;
const FAULTS_TOLD = 20;

/**
 * Reads a bank's file of payments and says what it comes to, without taking it.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function previewPayments(
  db: OperatorDb,
  file: Omit<PaymentImport, "actor">,
): Promise<ImportedPayments> {
  return db.$transaction(async (tx) => (await judge(tx, file, false)).imported, { timeout: TIMEOUT_MS });
}

/**
 * Records the payments of a bank's file and lets them pay bills, as if each was recorded by itself in the
 * order of the file: the bill it names first, then the one due first. What names no bill, and what is kept
 * already, is left out and told.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`; `INPUT_INVALID` with the first faults, by line, when any row
 *         cannot be read; `LOCKED` when somebody else records one of its payments at the same time.
 */
export async function importPayments(db: OperatorDb, file: PaymentImport): Promise<ImportedPayments> {
  return db
    .$transaction((tx) => store(tx, db.operatorId, file), { timeout: TIMEOUT_MS })
    .catch(refuseLostRace);
}

async function store(tx: OperatorTables, operatorId: string, file: PaymentImport): Promise<ImportedPayments> {
  const { actor, fileName } = file;
  const { imported, payments, allocations } = await judge(tx, file, true);
  refuseFaults(fileName, imported);
  await addPayments(tx, payments, allocations, actor);
  await writeAudit(tx, {
    ...{ actor, action: "payment:import", subject: fileName, operatorId },
    details: detailsOf(imported),
  });
  return imported;
}

/** What is counted is what would be stored: the accounts are held first, if anything is to be. */
async function judge(tx: OperatorTables, file: Omit<PaymentImport, "actor">, holds: boolean) {
  const text = new TextDecoder().decode(file.bytes);
  const read = readPaymentFile(text, file.fileName, file.at);
  const { matched, unmatched, twice } = await matchPayments(tx, read.payments);
  const subscriberIds = [...new Set(matched.map(({ subscriberId }) => subscriberId))];
  if (holds) await holdAccounts(tx, subscriberIds);
  const payments = matched.map((payment) => ({ ...payment, id: randomUUID(), method: METHOD }));
  const { allocations, billsPaid } = pay(payments, await loadAccounts(tx, subscriberIds));
  const imported = { matched: matched.length, totals: totalsOf(matched), billsPaid };
  return { imported: { ...imported, unmatched, twice, faults: read.faults }, payments, allocations };
}

/** Lets each payment pay together with what was free before it, in the order of the file. */
function pay(
  payments: readonly (MatchedPayment & { readonly id: string })[],
  accounts: Map<string, Account>,
): { readonly allocations: CreditAllocation[]; readonly billsPaid: number } {
  const allocations: CreditAllocation[] = [];
  for (const payment of payments) {
    const key = accountKey(payment);
    const before = accounts.get(key) ?? { bills: [], payments: [] };
    const free = [...before.payments, { paymentId: payment.id, freeMicros: payment.amountMicros }];
    const after = allocateCredit(free, before.bills, payment.billId);
    allocations.push(...after.allocations);
    accounts.set(key, after);
  }
  const billsPaid = [...accounts.values()].flatMap(({ bills }) =>
    bills.filter(({ openMicros }) => openMicros === 0n),
  );
  return { allocations, billsPaid: billsPaid.length };
}

function totalsOf(matched: readonly MatchedPayment[]): ImportedPayments["totals"] {
  const totals = new Map<string, Micros>();
  for (const { currency, amountMicros } of matched) {
    totals.set(currency, (totals.get(currency) ?? 0n) + amountMicros);
  }
  return [...totals].map(([currency, amountMicros]) => ({ currency, amountMicros }));
}

function detailsOf({ totals, unmatched, twice, ...counts }: ImportedPayments): { [key: string]: AuditValue } {
  return {
    ...{ matched: counts.matched, billsPaid: counts.billsPaid },
    ...{ unmatched: unmatched.length, twice: twice.length },
    totals: totals.map(({ currency, amountMicros }) => ({ currency, amountMicros: String(amountMicros) })),
  };
}

function refuseFaults(fileName: string, { faults }: ImportedPayments): void {
  const [first] = faults;
  if (first === undefined) return;
  const count = new Set(faults.map(({ line }) => line)).size;
  throw new DomainError(
    "INPUT_INVALID",
    `${fileName} is not taken: ${count} ${count === 1 ? "row is" : "rows are"} wrong, the first one ` +
      `line ${first.line}, ${first.column}: ${first.reason}`,
    { faults: faults.slice(0, FAULTS_TOLD) },
  );
}

/** A reference that is recorded twice breaks the key that holds it to one. */
function refuseLostRace(error: unknown): never {
  if (!/\b23505\b/.test(JSON.stringify((error as { meta?: unknown }).meta ?? ""))) throw error;
  throw new DomainError("LOCKED", "Somebody else records these payments as well: take the file in again.");
}
