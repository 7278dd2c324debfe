import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { detectorsCalled } from "../alert/alert-title.ts";
import { listSubscribers } from "../subscriber/list-subscribers.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { FOUND_AT_MOST } from "./find-in-portfolio.ts";

export type OwnKind = "statements" | "disputes" | "subscribers" | "bills" | "plans" | "rateCards" | "alerts";

/** What was found of an operator's own. */
export interface OwnFinds {
  readonly statements: readonly { readonly number: string; readonly period: string }[];
  readonly disputes: readonly { readonly number: string; readonly statementNumber: string }[];
  /** By their initials. */
  readonly subscribers: readonly { readonly number: string; readonly name: string | null }[];
  readonly bills: readonly { readonly number: string; readonly period: string }[];
  readonly plans: readonly Catalogued[];
  readonly rateCards: readonly Catalogued[];
  /** Those that stand; a SIM by the mark that alerts name it by. */
  readonly alerts: readonly { readonly id: string; readonly detector: string; readonly subject: string }[];
}

interface Catalogued {
  readonly code: string;
  readonly name: string;
}

export interface OwnSearch {
  readonly text: string;
  readonly kinds: readonly OwnKind[];
  /** Whether subscribers are found by their names, too. */
  readonly canSearchNames: boolean;
  readonly keys: () => SubscriberKeys;
  readonly at: Date;
}

/**
 * Finds an operator's own things by a part of their number or name, of the given kinds alone; subscribers by
 * those of their SIMs and telephones, too.
 */
export async function findOwn(db: OperatorDb, search: OwnSearch): Promise<OwnFinds> {
  const { text, kinds } = search;
  const wanted = text.trim();
  const asks = (kind: OwnKind) => wanted !== "" && kinds.includes(kind);
  const [statements, disputes, subscribers, bills, plans, rateCards, alerts] = await Promise.all([
    asks("statements") ? findStatements(db.shared, wanted) : [],
    asks("disputes") ? findDisputes(db.shared, wanted) : [],
    asks("subscribers") ? findSubscribers(db, search) : [],
    asks("bills") ? findBills(db.shared, wanted) : [],
    asks("plans") ? db.shared.plan.findMany(byCodeOrName(wanted)) : [],
    asks("rateCards") ? db.shared.rateCard.findMany(byCodeOrName(wanted)) : [],
    asks("alerts") ? findAlerts(db.shared, wanted) : [],
  ]);
  return { statements, disputes, subscribers, bills, plans, rateCards, alerts };
}

async function findSubscribers(db: OperatorDb, { text, canSearchNames, keys, at }: OwnSearch) {
  const page = { order: "number", page: 1, pageSize: FOUND_AT_MOST } as const;
  const { rows } = await listSubscribers(db, { ...page, search: text, canSearchNames, keys: keys(), at });
  return rows.map(({ number, maskedName: name }) => ({ number, name }));
}

function findStatements(db: OperatorTables, text: string) {
  const contains = { contains: text, mode: "insensitive" as const };
  return db.statement.groupBy({
    by: ["number", "period"],
    where: { number: contains },
    orderBy: [{ period: "desc" }, { number: "asc" }],
    take: FOUND_AT_MOST,
  });
}

async function findDisputes(db: OperatorTables, text: string) {
  const contains = { contains: text, mode: "insensitive" as const };
  const found = await db.operatorDispute.findMany({
    where: { OR: [{ number: contains }, { statement: { number: contains } }] },
    select: { number: true, statement: { select: { number: true } } },
    orderBy: { id: "desc" },
    take: FOUND_AT_MOST,
  });
  return found.map(({ number, statement }) => ({ number, statementNumber: statement.number }));
}

async function findBills(db: OperatorTables, text: string) {
  const found = await db.bill.findMany({
    where: { number: { contains: text, mode: "insensitive" } },
    select: { number: true, period: true },
    orderBy: [{ period: "desc" }, { number: "asc" }],
    take: FOUND_AT_MOST,
  });
  return found.flatMap(({ number, period }) => (number === null ? [] : { number, period }));
}

function findAlerts(db: OperatorTables, text: string) {
  const contains = { contains: text, mode: "insensitive" as const };
  return db.usageAlert.findMany({
    where: {
      closedAt: null,
      OR: [
        { subject: contains },
        { detector: { in: detectorsCalled(text) } },
        { subscriber: { number: contains } },
      ],
    },
    select: { id: true, detector: true, subject: true },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: FOUND_AT_MOST,
  });
}

function byCodeOrName(text: string) {
  const contains = { contains: text, mode: "insensitive" as const };
  return {
    where: { OR: [{ code: contains }, { name: contains }] },
    select: { code: true, name: true },
    orderBy: { name: "asc" as const },
    take: FOUND_AT_MOST,
  };
}
