import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { type Taking, takingOf } from "@tributary/domain/mailbox/take-after-all";
import type { MailSecurity, RefusalReason } from "@tributary/domain/mailbox/types";
import { refusedSince } from "./forget-refusals.ts";
import { latestMailboxProfile } from "./mailbox-profile.ts";

export interface ShownMailbox {
  /** 0 before the operator said anything. */
  readonly version: number;
  readonly isActive: boolean;
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly userName: string;
  readonly folder: string;
  /** When it was last read to the end, and why it could not be since. */
  readonly readAt: Date | null;
  readonly failures: number;
  readonly message: string | null;
  readonly refused: {
    readonly total: number;
    readonly latest: readonly ShownRefusal[];
  };
}

export interface ShownRefusal {
  readonly id: string;
  readonly place: string;
  readonly reason: RefusalReason;
  readonly refusedAt: Date;
  readonly sizeBytes: number;
  /** As far as it is kept here: 0, where it lies alone has it. */
  readonly keptBytes: number;
  readonly taking: Taking;
  /** By whom and as which ticket it was taken in after all. */
  readonly taken: { readonly by: string; readonly number: number } | null;
}

/** So many refused mails a page shows. */
const SHOWN = 50;
const TLS_PORT = 993;

/** From where an operator's desk gets its mails, and how that goes. No password is ever shown. */
export async function showMailbox({ shared }: OperatorDb): Promise<ShownMailbox> {
  const [profile, mailbox, total, latest] = await Promise.all([
    latestMailboxProfile(shared),
    shared.mailbox.findFirst({ where: { dueAt: { not: null } } }),
    shared.refusedMail.count({ where: { refusedAt: { gte: refusedSince() } } }),
    latestRefusals(shared),
  ]);
  return {
    ...{ version: profile?.version ?? 0, isActive: profile?.isActive ?? false },
    ...{ host: profile?.host ?? "", port: profile?.port ?? TLS_PORT, userName: profile?.userName ?? "" },
    ...{ security: (profile?.security ?? "tls") as MailSecurity, folder: profile?.folder ?? "INBOX" },
    ...{ readAt: mailbox?.readAt ?? null, failures: mailbox?.failures ?? 0 },
    message: mailbox?.message ?? null,
    refused: { total, latest },
  };
}

async function latestRefusals({ refusedMail }: Pick<OperatorTables, "refusedMail">): Promise<ShownRefusal[]> {
  const rows = await refusedMail.findMany({
    where: { refusedAt: { gte: refusedSince() } },
    orderBy: [{ refusedAt: "desc" }, { id: "desc" }],
    take: SHOWN,
    select: {
      ...{ id: true, place: true, refusedAt: true, sizeBytes: true, keptBytes: true },
      ...{ reason: true, takenBy: true, ticket: { select: { number: true } } },
    },
  });
  return rows.map(({ takenBy, ticket, ...mail }) => {
    const reason = mail.reason as RefusalReason;
    const taken = takenBy === null || ticket === null ? null : { by: takenBy, number: ticket.number };
    return { ...mail, reason, taken, taking: takingOf({ ...mail, reason, isTaken: taken !== null }) };
  });
}
