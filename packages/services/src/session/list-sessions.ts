import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { App } from "@tributary/domain/user/principal";
import { idleLimitMs } from "./idle-limit.ts";

/** Instants in milliseconds. */
export interface SessionSummary {
  readonly id: string;
  readonly app: App;
  readonly operatorId: string | null;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly isMfaVerified: boolean;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Somebody's sessions that still work, the latest used first. */
export async function listSessions(
  auth: AuthDb,
  userId: string,
  at: Date = new Date(),
): Promise<SessionSummary[]> {
  const rows = await auth.session.findMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: at },
      lastSeenAt: { gt: new Date(at.getTime() - idleLimitMs()) },
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    omit: { userId: true, revokedAt: true, revokedBecause: true, steppedUpAt: true },
  });
  return rows.map((row) => ({
    ...row,
    app: row.app as App,
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  }));
}
