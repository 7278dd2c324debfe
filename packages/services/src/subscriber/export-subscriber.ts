import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type ExportedFile, JSON_TYPE, textFile } from "../document/exported-file.ts";
import { showPools } from "../pool/show-pools.ts";
import { findSubscriber } from "./find-subscriber.ts";
import { openIdentity } from "./identity.ts";
import { loadHeld } from "./load-held.ts";
import { subscriberSealer } from "./seal-fields.ts";
import type { SubscriberKeys } from "./seal-keys.ts";

const billParts = {
  lines: true,
  checkouts: { include: { refunds: true } },
  notices: { include: { reminder: true } },
} as const;

const ticketParts = {
  omit: { requesterSealed: true },
  include: {
    thread: { include: { attachments: { omit: { bytes: true, hash: true } } } },
    events: true,
    ratings: true,
    links: true,
  },
} as const;

/**
 * Writes everything that is kept of one subscriber, for whoever it is about. Usage stands in it by period, as
 * it was charged.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function exportSubscriber(
  db: OperatorDb,
  { number, keys }: { readonly number: string; readonly keys: SubscriberKeys },
): Promise<ExportedFile> {
  const { shared } = db;
  const {
    id,
    operatorId: _,
    nameSealed,
    emailSealed,
    addressSealed,
    vatIdSealed,
    nameMarks: __,
    ...plain
  } = await findSubscriber(shared, number);
  const where = { subscriberId: id };
  const identity = openIdentity(
    { id, nameSealed, emailSealed, addressSealed, vatIdSealed },
    subscriberSealer(keys, db.operatorId),
  );
  const loaded = await Promise.all([
    loadHeld(shared, id),
    showPools(shared, id, new Date()),
    shared.subscriberEvent.findMany({ where, orderBy: { occurredAt: "asc" } }),
    shared.bill.findMany({ where, orderBy: [{ period: "asc" }, { id: "asc" }], include: billParts }),
    shared.payment.findMany({ where, orderBy: { paidOn: "asc" }, include: { allocations: true } }),
    shared.paymentPromise.findMany({ where, orderBy: { madeAt: "asc" } }),
    shared.retailRating.findMany({ where, orderBy: [{ period: "asc" }, { version: "asc" }] }),
    shared.balanceEntry.findMany({ where, orderBy: [{ period: "asc" }, { id: "asc" }] }),
    shared.networkOrder.findMany({ where, orderBy: { position: "asc" }, include: { events: true } }),
    shared.portRequest.findMany({ where, orderBy: { requestedAt: "asc" }, include: { events: true } }),
    shared.ticket.findMany({ where, orderBy: { number: "asc" }, ...ticketParts }),
  ]);
  const { isMasked: ___, ...who } = identity;
  const [held, pools, events, bills, payments, promises, ratings, balances, orders, portings, tickets] =
    loaded;
  const known = { pools, events, bills, payments, promises, ratings, balances, orders, portings, tickets };
  const all = { ...plain, ...who, ...held, ...known };
  const text = JSON.stringify(
    all,
    (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value),
    2,
  );
  return textFile(`subscriber-${number}.json`, JSON_TYPE, `${text}\n`);
}
