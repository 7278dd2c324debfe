import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { LineQuantity } from "@tributary/db/doors/operator-reads/rated-quantities";
import { exact } from "@tributary/domain/money/exact";
import { periodOf } from "@tributary/domain/period/period";
import type { ContractCharges } from "@tributary/domain/plan/unit-economics";
import { allocate } from "@tributary/domain/settlement/allocate";

interface ChargesRequest {
  readonly period: string;
  readonly currency: string;
  /** In which the period is cut. */
  readonly zone: string;
}

/**
 * What the operator's own statements charge for a period, by service: of each number the latest version, of
 * its lines those that are of this period. A line of several services is shared by what it counted of each.
 *
 * Shape   or why there is none: no statement of the period, or one in another currency.
 */
export async function contractCharges(
  db: OperatorDb,
  { period, currency, zone }: ChargesRequest,
): Promise<ContractCharges | { readonly missing: "no-statement" | "other-currency" }> {
  const { startsAt, endsAt } = periodOf(period, zone);
  const statements = await latestStatements(db, period);
  if (statements.length === 0) return { missing: "no-statement" };
  if (statements.some((statement) => statement.currency !== currency)) return { missing: "other-currency" };
  const [counted, subscribers] = await Promise.all([
    db.usage.reads.lineQuantities({ period, from: new Date(startsAt - DAY), until: new Date(endsAt + DAY) }),
    subscribersAt(db, new Date(endsAt)),
  ]);
  const services = new Map<string, ServiceCharge>();
  const shares = new Set<LineQuantity>();
  let otherMicros = 0n;
  for (const { agreementId, lines } of statements) {
    for (const { code, kind, amountMicros } of lines.filter(({ originPeriod }) => originPeriod === period)) {
      const isOfLine = (row: LineQuantity) => row.agreementId === agreementId && row.lineCode === code;
      const ofLine = kind === "usage" ? counted.filter(isOfLine) : [];
      const { parts, retainedMicros } = allocate<string>(amountMicros, 1n, ofLine.map(weightOf));
      otherMicros += retainedMicros;
      for (const row of ofLine) shares.add(row);
      for (const part of parts) addTo(services, part.operatorId, { ...part, quantity: 0n });
    }
  }
  for (const { service, quantity } of shares) addTo(services, service, { amountMicros: 0n, quantity });
  return {
    services: [...services].map(([service, sums]) => ({ service, ...sums })),
    otherMicros,
    subscribers,
  };
}

interface ServiceCharge {
  readonly amountMicros: bigint;
  readonly quantity: bigint;
}

function addTo(services: Map<string, ServiceCharge>, service: string, added: ServiceCharge): void {
  const { amountMicros, quantity } = services.get(service) ?? { amountMicros: 0n, quantity: 0n };
  services.set(service, {
    amountMicros: amountMicros + added.amountMicros,
    quantity: quantity + added.quantity,
  });
}

/** A billed period may lie a little beside the calendar's, by its cut-off basis. */
const DAY = 86_400_000;

/** Allocation is by name: here a service's. */
function weightOf({ service, quantity }: LineQuantity) {
  return { operatorId: service, weight: exact(quantity > 0n ? quantity : 0n) };
}

async function latestStatements({ shared }: OperatorDb, period: string) {
  const versions = await shared.statement.findMany({
    where: { period },
    orderBy: [{ number: "asc" }, { version: "desc" }],
    select: {
      number: true,
      agreementId: true,
      currency: true,
      lines: { select: { code: true, kind: true, amountMicros: true, originPeriod: true } },
    },
  });
  return versions.filter(({ number }, index) => versions[index - 1]?.number !== number);
}

function subscribersAt({ shared }: OperatorDb, end: Date): Promise<number> {
  return shared.subscriberPlan.count({
    where: {
      isMain: true,
      validFrom: { lt: end },
      OR: [{ validUntil: null }, { validUntil: { gte: end } }],
    },
  });
}
