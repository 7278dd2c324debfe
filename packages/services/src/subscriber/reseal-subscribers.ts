import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { resealMailbox } from "../mailbox/reseal-mailbox.ts";
import { resealGateway } from "../payment-gateway/reseal-gateway.ts";
import { resealRequesters } from "../ticket/reseal-requesters.ts";
import { openIdentity } from "./identity.ts";
import { type SubscriberSealer, subscriberSealer } from "./seal-fields.ts";
import type { SubscriberKeys } from "./seal-keys.ts";

const PAGE = 500;

/**
 * Seals an operator's subscribers with the newest key, page by page, the secrets of its gateway, and who
 * asked its desk: one that was broken off goes on where it was, since what is sealed with it already is
 * passed over.
 */
export async function resealSubscribers(
  db: OperatorDb,
  { keys, actor }: { readonly keys: SubscriberKeys; readonly actor: string },
): Promise<{ readonly version: number; readonly resealed: number }> {
  const sealer = subscriberSealer(keys, db.operatorId);
  const { version } = sealer;
  let [after, resealed]: [string | null, number] = [null, 0];
  for (;;) {
    const page: Sealed[] = await nextPage(db.shared, after);
    const old = page.filter((row) => isOld(row, version));
    await db.$transaction(async (tx) => {
      for (const row of old) await reseal(tx, row, sealer);
    });
    resealed += old.length;
    after = page.at(-1)?.id ?? null;
    if (after === null) break;
  }
  await resealGateway(db, { keys, actor });
  await resealMailbox(db, { keys, actor });
  await resealRequesters(db, { keys });
  const action = "subscriber:reseal";
  const details = { resealed };
  await writeAudit(db.shared, {
    actor,
    action,
    subject: `key ${version}`,
    operatorId: db.operatorId,
    details,
  });
  return { version, resealed };
}

type Sealed = Awaited<ReturnType<typeof nextPage>>[number];

function nextPage(shared: OperatorTables, after: string | null) {
  return shared.subscriber.findMany({
    where: { erasedAt: null, ...(after === null ? {} : { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: PAGE,
    select: { id: true, nameSealed: true, emailSealed: true, addressSealed: true, vatIdSealed: true },
  });
}

function isOld({ id: _, ...sealedFields }: Sealed, version: number): boolean {
  return Object.values(sealedFields).some((sealed) => sealed !== null && sealed[0] !== version);
}

/** Only what is there still as it was read: somebody may be erased meanwhile. */
async function reseal(tx: OperatorTables, row: Sealed, sealer: SubscriberSealer): Promise<void> {
  const { id } = row;
  const { name, email, address, vatId } = openIdentity(row, sealer);
  await tx.subscriber.updateMany({
    where: { id, erasedAt: null },
    data: {
      nameSealed: name === null ? null : sealer.seal("name", id, name),
      emailSealed: email === null ? null : sealer.seal("email", id, email),
      addressSealed: address === null ? null : sealer.seal("address", id, address),
      vatIdSealed: vatId === null ? null : sealer.seal("vatId", id, vatId),
      nameMarks: name === null ? [] : sealer.marksOf(name),
    },
  });
}
