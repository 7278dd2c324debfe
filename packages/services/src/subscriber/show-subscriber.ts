import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { ServiceUse } from "@tributary/db/doors/operator-reads/held-usage";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { showPools } from "../pool/show-pools.ts";
import { type Cycle, currentCycle } from "./current-cycle.ts";
import { findSubscriber } from "./find-subscriber.ts";
import { type Identity, maskIdentity, openIdentity } from "./identity.ts";
import { loadHeld } from "./load-held.ts";
import { revealedUntil } from "./reveal-subscriber.ts";
import { subscriberSealer } from "./seal-fields.ts";
import type { SubscriberKeys } from "./seal-keys.ts";

export interface ShowRequest {
  readonly number: string;
  readonly actor: string;
  readonly at: Date;
  readonly keys: SubscriberKeys;
}

/** All about a subscriber on one page. */
export type ShownSubscriber = Awaited<ReturnType<typeof showSubscriber>>;

const EVENTS_SHOWN = 30;
const BILLS_SHOWN = 12;

/**
 * Shows a subscriber: who it is (masked, unless this person has given a reason to see it), what it has and
 * had, what it used this cycle, its bills and what happened to it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showSubscriber(db: OperatorDb, { number, actor, at, keys }: ShowRequest) {
  const subscriber = await findSubscriber(db.shared, number);
  const { id } = subscriber;
  const cycle = await currentCycle(db, at);
  const { zone } = cycle;
  const held = await loadHeld(db.shared, id);
  const [until, usage, bills, pools, events] = await Promise.all([
    revealedUntil(db.shared, id, { actor, at }),
    usageOf(db, held, cycle),
    billsOf(db, id),
    showPools(db.shared, id, at),
    db.shared.subscriberEvent.findMany({
      where: { subscriberId: id },
      orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
      take: EVENTS_SHOWN,
      select: { id: true, occurredAt: true, actor: true, kind: true, note: true },
    }),
  ]);
  const sealer = subscriberSealer(keys, db.operatorId);
  const identity: Identity = (until === null ? maskIdentity : openIdentity)(subscriber, sealer);
  return { subscriber, identity, revealedUntil: until, zone, ...held, pools, usage, bills, events };
}

interface CycleUse {
  readonly month: PeriodLabel;
  readonly services: readonly ServiceUse[];
}

async function usageOf(
  db: OperatorDb,
  { sims }: Pick<Awaited<ReturnType<typeof loadHeld>>, "sims">,
  { label: month, from, until }: Cycle,
): Promise<CycleUse> {
  const held = sims.flatMap(({ imsis, validFrom, validUntil, isTest }) =>
    isTest ? [] : imsis.map((imsi) => ({ imsi, from: validFrom, until: validUntil })),
  );
  if (held.length === 0) return { month, services: [] };
  return { month, services: await db.usage.reads.heldUsage({ held, from, until }) };
}

function billsOf({ shared }: OperatorDb, subscriberId: string) {
  return shared.bill.findMany({
    where: { subscriberId },
    orderBy: [{ period: "desc" }, { id: "desc" }],
    take: BILLS_SHOWN,
    select: {
      ...{ kind: true, period: true, number: true, status: true, currency: true },
      ...{ grossMicros: true, issuedOn: true, dueOn: true },
    },
  });
}
