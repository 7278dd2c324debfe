import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { MailSecurity, RefusalReason } from "@tributary/domain/mailbox/types";
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
}

/** So many refused mails a page shows. */
const SHOWN = 50;
const TLS_PORT = 993;

/** From where an operator's desk gets its mails, and how that goes. No password is ever shown. */
export async function showMailbox({ shared }: OperatorDb): Promise<ShownMailbox> {
  const [profile, mailbox, total, latest] = await Promise.all([
    latestMailboxProfile(shared),
    shared.mailbox.findFirst({ where: { dueAt: { not: null } } }),
    shared.refusedMail.count(),
    shared.refusedMail.findMany({
      orderBy: [{ refusedAt: "desc" }, { id: "desc" }],
      take: SHOWN,
      select: { id: true, place: true, reason: true, refusedAt: true, sizeBytes: true },
    }),
  ]);
  return {
    ...{ version: profile?.version ?? 0, isActive: profile?.isActive ?? false },
    ...{ host: profile?.host ?? "", port: profile?.port ?? TLS_PORT, userName: profile?.userName ?? "" },
    ...{ security: (profile?.security ?? "tls") as MailSecurity, folder: profile?.folder ?? "INBOX" },
    ...{ readAt: mailbox?.readAt ?? null, failures: mailbox?.failures ?? 0 },
    message: mailbox?.message ?? null,
    refused: {
      total,
      latest: latest.map((mail) => ({ ...mail, reason: mail.reason as RefusalReason })),
    },
  };
}
