import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseHost } from "../network-order/guarded-agent.ts";
import { alone } from "../operator-dispute/alone.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import {
  latestMailboxProfile,
  type MailboxProfile,
  type MailboxSettings,
  mailboxPassword,
  mailboxSettings,
} from "./mailbox-profile.ts";
import { mailboxSealer } from "./mailbox-secrets.ts";

export interface MailboxProfileRequest {
  readonly settings: MailboxSettings;
  /** Left out, the one that is kept stays. */
  readonly password?: string;
  readonly keys: SubscriberKeys;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Sets from where an operator's desk gets its mails, as a new version; it is looked into at once.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a server that is not asked, and without a password: the one
 * that is kept goes to nobody but the server and user for whom it was given.
 */
export async function saveMailboxProfile(
  db: OperatorDb,
  { keys, actor, at, ...request }: MailboxProfileRequest,
): Promise<{ readonly version: number }> {
  const settings = mailboxSettings.parse(request.settings);
  const given = request.password === undefined ? undefined : mailboxPassword.parse(request.password);
  const { operatorId } = db;
  const sealer = mailboxSealer(keys, operatorId);
  return alone(db, async (tx) => {
    // In the transaction: a refusal has to come where the key is taken.
    refuseHost(settings.host, settings.security !== "none");
    const before = await latestMailboxProfile(tx);
    const isSamePlace = before !== null && placeOf(before) === placeOf(settings);
    const password = given ?? (isSamePlace ? sealer.openPassword(before.passwordSealed) : undefined);
    if (password === undefined) {
      throw new DomainError("INPUT_INVALID", "Give the password of this user at this server.");
    }
    const version = (before?.version ?? 0) + 1;
    const passwordSealed = sealer.sealPassword(password);
    await tx.mailboxProfile.create({
      data: { ...settings, passwordSealed, version, createdBy: actor, createdAt: at },
    });
    await turnTo(tx, settings, isSamePlace && before.folder === settings.folder, at);
    const { host, folder, isActive } = settings;
    await writeAudit(tx, {
      ...{ actor, action: "mailbox-profile:save", subject: `version ${version}`, operatorId },
      details: { host, folder, isActive, hasNewPassword: given !== undefined },
    });
    return { version };
  });
}

type Place = Pick<MailboxProfile, "host" | "port" | "userName"> & { readonly security: string };

function placeOf({ host, port, security, userName }: Place): string {
  return [host.toLowerCase(), port, security, userName].join("\n");
}

/** The same folder is read on from where it was; another begins with what comes from now on. */
async function turnTo(
  { mailbox }: Pick<OperatorTables, "mailbox">,
  { isActive }: MailboxSettings,
  isSame: boolean,
  at: Date,
): Promise<void> {
  const found = await mailbox.findFirst({ where: { dueAt: { not: null } } });
  const rested = { failures: 0, message: null };
  if (found !== null && isActive && isSame) {
    await mailbox.updateMany({ where: { id: found.id }, data: { ...rested, dueAt: at } });
    return;
  }
  if (found !== null) await mailbox.updateMany({ where: { id: found.id }, data: { ...rested, dueAt: null } });
  if (isActive) await mailbox.create({ data: { connectedAt: at, dueAt: at } });
}
