import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { Prisma, PrismaClient } from "../generated/shared/client.ts";
import { PrismaClient as UsageClient, Prisma as UsagePrisma } from "../generated/usage/client.ts";
import { parseOperatorCode, usageSchema } from "../roles/operator-code.ts";
import { clientCache } from "../scope/client-cache.ts";
import { fieldOfOperator, operatorExtension } from "../scope/operator-extension.ts";
import { operatorPool } from "../scope/operator-pool.ts";
import { sharedScope, usageScope } from "../scope/scope.ts";
import { statementNames } from "../scope/statement-names.ts";
import type {
  AddAudit,
  AddShared,
  ReadShared,
  ReadUsage,
  SharedTables,
  TransactionOptions,
} from "./delegates.ts";
import {
  type OperatorReads,
  type OperatorUsageReads,
  operatorReads,
  operatorUsageReads,
} from "./operator-reads/operator-reads.ts";
import { addRatings, type RatingBatch } from "./operator-writes/add-ratings.ts";

declare const operator: unique symbol;

/** The shared tables an operator works on, its own rows only. */
export interface OperatorTables {
  readonly operator: ReadShared<"operator">;
  readonly statement: ReadShared<"statement">;
  readonly statementLine: ReadShared<"statementLine">;
  readonly statementUsage: ReadShared<"statementUsage">;
  readonly statementPayment: ReadShared<"statementPayment">;
  readonly statementAcceptance: AddShared<"statementAcceptance">;
  readonly operatorDispute: SharedTables["operatorDispute"];
  readonly operatorDisputeLine: AddShared<"operatorDisputeLine">;
  readonly operatorDisputeEvent: AddShared<"operatorDisputeEvent">;
  /** Who of the MVNA looked in. */
  readonly operatorAccess: ReadShared<"operatorAccess">;
  readonly outboxEvent: SharedTables["outboxEvent"];
  readonly webhookEndpoint: SharedTables["webhookEndpoint"];
  readonly webhookDelivery: SharedTables["webhookDelivery"];
  readonly webhookAttempt: AddShared<"webhookAttempt">;
  readonly notification: SharedTables["notification"];
  readonly notificationItem: AddShared<"notificationItem">;
  readonly notificationPreference: SharedTables["notificationPreference"];
  readonly notificationSchedule: SharedTables["notificationSchedule"];
  readonly savedView: SharedTables["savedView"];
  readonly idempotencyKey: SharedTables["idempotencyKey"];
  /** The operator's own slice, without details. */
  readonly auditEvent: ReadShared<"auditEvent"> & AddAudit;
  readonly auditSeal: ReadShared<"auditSeal">;
  readonly rateCard: SharedTables["rateCard"];
  readonly rateCardVersion: SharedTables["rateCardVersion"];
  readonly rateCorrection: SharedTables["rateCorrection"];
  readonly plan: SharedTables["plan"];
  readonly planVersion: SharedTables["planVersion"];
  readonly subscriber: SharedTables["subscriber"];
  readonly subscriberPlan: SharedTables["subscriberPlan"];
  readonly poolMember: SharedTables["poolMember"];
  readonly subscriberEvent: AddShared<"subscriberEvent">;
  readonly simCard: SharedTables["simCard"];
  readonly simImsi: AddShared<"simImsi">;
  readonly subscriberSim: SharedTables["subscriberSim"];
  readonly phoneNumber: SharedTables["phoneNumber"];
  readonly subscriberNumber: SharedTables["subscriberNumber"];
  readonly portRequest: SharedTables["portRequest"];
  readonly portEvent: AddShared<"portEvent">;
  readonly simTransfer: SharedTables["simTransfer"];
  readonly simTransferItem: AddShared<"simTransferItem">;
  /** SIMs that the MVNA offers. */
  readonly incomingSimTransfer: ReadShared<"incomingSimTransfer"> &
    Pick<SharedTables["incomingSimTransfer"], "updateMany">;
  readonly incomingSim: ReadShared<"incomingSim">;
  readonly billingProfile: AddShared<"billingProfile">;
  readonly billRun: SharedTables["billRun"];
  readonly billTask: SharedTables["billTask"];
  readonly dunningDay: SharedTables["dunningDay"];
  readonly reminder: SharedTables["reminder"];
  readonly billException: SharedTables["billException"];
  readonly bill: SharedTables["bill"];
  readonly billLine: SharedTables["billLine"];
  readonly billNumber: SharedTables["billNumber"];
  readonly payment: AddShared<"payment">;
  readonly paymentAllocation: AddShared<"paymentAllocation">;
  readonly dunningNotice: AddShared<"dunningNotice">;
  readonly paymentPromise: AddShared<"paymentPromise">;
  readonly gatewayProfile: AddShared<"gatewayProfile">;
  readonly cardCheckout: SharedTables["cardCheckout"];
  readonly cardRefund: SharedTables["cardRefund"];
  readonly retailRating: AddShared<"retailRating">;
  readonly balanceEntry: AddShared<"balanceEntry">;
  readonly retailTotal: SharedTables["retailTotal"];
  readonly exportPack: SharedTables["exportPack"];
  readonly exportPackPart: AddShared<"exportPackPart"> & Pick<SharedTables["exportPackPart"], "deleteMany">;
  readonly retentionRule: AddShared<"retentionRule">;
  readonly legalHold: SharedTables["legalHold"];
  readonly retiredUsage: AddShared<"retiredUsage">;
  readonly networkProfile: AddShared<"networkProfile">;
  readonly networkOrder: SharedTables["networkOrder"];
  readonly networkOrderEvent: AddShared<"networkOrderEvent">;
  readonly ticket: SharedTables["ticket"];
  readonly ticketMessage: SharedTables["ticketMessage"];
  readonly ticketEvent: AddShared<"ticketEvent">;
  readonly ticketAttachment: SharedTables["ticketAttachment"];
  readonly ticketLink: AddShared<"ticketLink">;
  readonly ticketViewer: SharedTables["ticketViewer"];
  readonly ticketAlarm: SharedTables["ticketAlarm"];
  readonly ticketMail: SharedTables["ticketMail"];
  readonly ticketRating: SharedTables["ticketRating"];
  readonly macro: SharedTables["macro"];
  readonly mailboxProfile: AddShared<"mailboxProfile">;
  readonly mailbox: SharedTables["mailbox"];
  readonly refusedMail: SharedTables["refusedMail"];
  readonly supportProfile: AddShared<"supportProfile">;
  /** Who of the MVNA worked for the operator's desk. */
  readonly supportScope: ReadShared<"supportScope">;
  /** The operator's way to be live: without who of the MVNA did what. */
  readonly onboarding: ReadShared<"onboarding">;
  readonly onboardingItem: ReadShared<"onboardingItem"> & Pick<SharedTables["onboardingItem"], "updateMany">;
  readonly onboardingWait: AddShared<"onboardingWait">;
  readonly onboardingSupply: AddShared<"onboardingSupply">;
  readonly operatorSetup: ReadShared<"operatorSetup"> & Pick<SharedTables["operatorSetup"], "updateMany">;
  readonly operatorSuspension: ReadShared<"operatorSuspension">;
  readonly usageAlert: SharedTables["usageAlert"];
  readonly usageAlertEvent: AddShared<"usageAlertEvent">;
  readonly usageAlertRule: AddShared<"usageAlertRule">;
  readonly alertRun: ReadShared<"alertRun"> & Pick<SharedTables["alertRun"], "updateMany">;
}

/** An operator's own schema of raw usage. */
export interface OperatorUsage {
  readonly cdr: ReadUsage<"cdr">;
  readonly quarantine: ReadUsage<"quarantine">;
  /** Of the quarantined records, those that were taken up again since. */
  readonly redriven: ReadUsage<"redriven">;
  readonly retailCharge: ReadUsage<"retailCharge">;
  readonly reads: OperatorUsageReads;
}

/** What many rows are written by at once, each a transaction with a name. */
export interface OperatorWrites {
  readonly addRatings: (batch: RatingBatch) => Promise<void>;
}

/** One operator's door: whoever holds it can ask for nobody else's rows. */
export interface OperatorDb {
  readonly [operator]: true;
  readonly operatorId: string;
  readonly shared: OperatorTables;
  readonly usage: OperatorUsage;
  /** Sums and pages over the shared tables, each a statement with a name. */
  readonly reads: OperatorReads;
  readonly writes: OperatorWrites;
  /** Several steps on the shared tables in one transaction. */
  $transaction<T>(work: (shared: OperatorTables) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/** All operators ask the same of the shared tables, on the same connections. */
const statementNameGenerator = statementNames();

const sharedField = fieldOfOperator((model) => Prisma[`${model as Prisma.ModelName}ScalarFieldEnum`]);
const usageField = fieldOfOperator(
  (model) => UsagePrisma[`${model as UsagePrisma.ModelName}ScalarFieldEnum`],
);

/**
 * The clients of one operator over the shared pool. Exported for the isolation tests, which probe what a
 * door hides.
 */
export function operatorClients(pool: pg.Pool, operatorId: string) {
  const shared = new PrismaClient({
    adapter: new PrismaPg(operatorPool(pool, sharedScope(operatorId)), { statementNameGenerator }),
    // Columns the login may not read: when the MVNA entered the operator, and what an audit row tells of
    // others.
    omit: {
      operator: { createdAt: true },
      auditEvent: { details: true },
      onboarding: {
        ...{ versionId: true, roles: true, startedBy: true },
        ...{ askedBy: true, askedAt: true, approvedBy: true, approvedAt: true },
      },
      onboardingItem: { person: true, evidence: true, link: true, settledBy: true, settledAt: true },
      operatorSuspension: { suspendedBy: true, resumedBy: true, resumeReason: true },
    },
  });
  const usage = new UsageClient({
    adapter: new PrismaPg(operatorPool(pool, usageScope(operatorId)), { schema: usageSchema(operatorId) }),
  });
  return { shared, usage };
}

/** The same clients with the extension on them. */
export function scopedClients(pool: pg.Pool, operatorId: string) {
  const { shared, usage } = operatorClients(pool, operatorId);
  return {
    shared: shared.$extends(operatorExtension(operatorId, sharedField)),
    usage: usage.$extends(operatorExtension(operatorId, usageField)),
  };
}

/** Hands out one door per operator over a shared pool and keeps the latest `limit` of them. */
export function operatorDoors(pool: pg.Pool, limit: number) {
  const cache = clientCache(
    limit,
    (operatorId) => ({ door: openDoor(pool, operatorId) }),
    () => undefined,
  );
  return {
    get: (operatorId: string): OperatorDb => cache.get(parseOperatorCode(operatorId)).door,
    close: () => cache.clear(),
  };
}

function openDoor(pool: pg.Pool, operatorId: string): OperatorDb {
  const { shared, usage } = scopedClients(pool, operatorId);
  const door = {
    operatorId,
    shared,
    usage: Object.assign(usage, { reads: operatorUsageReads(usage) }),
    reads: operatorReads(shared),
    writes: { addRatings: (batch: RatingBatch) => addRatings(pool, operatorId, batch) },
    $transaction: <T>(work: (tables: OperatorTables) => Promise<T>, options?: TransactionOptions) =>
      shared.$transaction((tables) => work(tables as unknown as OperatorTables), options),
  };
  return door as unknown as OperatorDb;
}
