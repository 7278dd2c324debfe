import type { AuthTables } from "@tributary/db/doors/auth-db";
import type { App } from "@tributary/domain/user/principal";
import { plainAddress } from "./network-of.ts";

const USER_AGENT_SHOWN = 256;

export interface NewSession {
  readonly userId: string;
  readonly app: App;
  readonly operatorId: string | null;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly isMfaVerified: boolean;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Makes the row a cookie will point to, under an id that no one has seen before. */
export async function openSession(tx: AuthTables, session: NewSession): Promise<string> {
  const { at, ipAddress, userAgent, ...fields } = session;
  const { id } = await tx.session.create({
    data: {
      ...fields,
      createdAt: at,
      lastSeenAt: at,
      steppedUpAt: at,
      ipAddress: plainAddress(ipAddress),
      userAgent: userAgent?.slice(0, USER_AGENT_SHOWN) ?? null,
    },
    select: { id: true },
  });
  return id;
}

/**
 * Holds the password that was just proved until the transaction ends. False when it was changed in between:
 * whoever changes it ends the sessions, and one that opens at the same time must not slip through.
 */
export async function holdPassword(tx: AuthTables, userId: string, passwordHash: string): Promise<boolean> {
  const { count } = await tx.userSecret.updateMany({
    where: { userId, passwordHash },
    data: { passwordHash },
  });
  return count === 1;
}
