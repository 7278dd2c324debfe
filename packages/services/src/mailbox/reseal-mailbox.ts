import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { alone } from "../operator-dispute/alone.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { latestMailboxProfile } from "./mailbox-profile.ts";
import { mailboxSealer } from "./mailbox-secrets.ts";

/** Seals the password of an operator's mailbox, and what is kept of refused mails, with the newest key. */
export async function resealMailbox(
  db: OperatorDb,
  { keys, actor }: { readonly keys: SubscriberKeys; readonly actor: string },
): Promise<void> {
  const sealer = mailboxSealer(keys, db.operatorId);
  await alone(db, async (tx) => {
    const latest = await latestMailboxProfile(tx);
    if (latest === null || latest.passwordSealed[0] === sealer.version) return;
    const { id: _, createdAt: __, version, ...kept } = latest;
    const passwordSealed = sealer.sealPassword(sealer.openPassword(latest.passwordSealed));
    await tx.mailboxProfile.create({
      data: { ...kept, passwordSealed, version: version + 1, createdBy: actor },
    });
  });
  const refused = await db.shared.refusedMail.findMany({
    where: { headSealed: { not: null } },
    select: { id: true },
  });
  for (const { id } of refused) await resealHead(db, id, sealer);
}

async function resealHead(
  { shared }: OperatorDb,
  id: string,
  sealer: ReturnType<typeof mailboxSealer>,
): Promise<void> {
  const mail = await shared.refusedMail.findFirst({
    where: { id },
    select: { place: true, headSealed: true },
  });
  if (mail === null || mail.headSealed === null || mail.headSealed[0] === sealer.version) return;
  const headSealed = sealer.sealHead(mail.place, sealer.openHead(mail.place, mail.headSealed));
  await shared.refusedMail.updateMany({ where: { id }, data: { headSealed } });
}
