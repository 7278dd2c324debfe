import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { openRequester, requesterKeyVersion, sealRequester } from "./requester.ts";

const PAGE = 500;

/** Seals who asked with the newest key, ticket by ticket; what is sealed with it already is passed over. */
export async function resealRequesters(
  db: OperatorDb,
  { keys }: { readonly keys: SubscriberKeys },
): Promise<void> {
  const version = requesterKeyVersion(keys, db.operatorId);
  for (let after: string | null = null; ; ) {
    const page: { id: string; requesterSealed: Uint8Array | null }[] = await db.shared.ticket.findMany({
      where: { requesterSealed: { not: null }, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true, requesterSealed: true },
    });
    await db.$transaction(async (tx) => {
      for (const ticket of page.filter(({ requesterSealed }) => requesterSealed?.[0] !== version)) {
        const requester = openRequester(keys, db.operatorId, ticket);
        if (requester === null) continue;
        const requesterSealed = sealRequester(keys, db.operatorId, ticket.id, requester);
        // Only where it is still there: somebody may be erased meanwhile.
        await tx.ticket.updateMany({
          where: { id: ticket.id, requesterSealed: { not: null } },
          data: { requesterSealed },
        });
      }
    });
    after = page.at(-1)?.id ?? null;
    if (after === null) return;
  }
}
