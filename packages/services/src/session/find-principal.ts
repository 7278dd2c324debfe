import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { App, Principal } from "@tributary/domain/user/principal";
import { isLive, SEEN_EVERY_MS } from "@tributary/domain/user/session-limits";
import { idleLimitMs } from "./idle-limit.ts";
import { openingBindings } from "./person.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Who a session stands for right now. Null once it was ended, was idle for too long or is past its absolute
 * end, once the person is disabled, and once no role of theirs opens the application: in the portal, at the
 * session's operator.
 */
export async function findPrincipal(
  auth: AuthDb,
  { sessionId, app, at = new Date() }: { sessionId: string; app: App; at?: Date },
): Promise<Principal | null> {
  if (!UUID.test(sessionId)) return null;
  const session = await loadSession(auth, sessionId);
  if (session === null || session.app !== app || session.user.status !== "active") return null;
  const now = at.getTime();
  const lastSeenAt = session.lastSeenAt.getTime();
  const times = {
    lastSeenAt,
    expiresAt: session.expiresAt.getTime(),
    revokedAt: session.revokedAt?.getTime() ?? null,
  };
  if (!isLive(times, now, idleLimitMs())) return null;
  const { user, operatorId } = session;
  const bindings = openingBindings(user.bindings, app, operatorId);
  if (bindings.length === 0) return null;
  if (now - lastSeenAt >= SEEN_EVERY_MS) await noteSeen(auth, sessionId, at);
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    app,
    sessionId,
    operatorId,
    bindings,
    steppedUpAt: session.steppedUpAt.getTime(),
  };
}

function loadSession(auth: AuthDb, id: string) {
  return auth.session.findUnique({
    where: { id },
    select: {
      app: true,
      operatorId: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      steppedUpAt: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          status: true,
          bindings: { where: { revokedAt: null }, select: { role: true, operatorId: true } },
        },
      },
    },
  });
}

/** Several requests at once note it once. */
async function noteSeen(auth: AuthDb, id: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - SEEN_EVERY_MS);
  await auth.session.updateMany({ where: { id, lastSeenAt: { lte: before } }, data: { lastSeenAt: at } });
}
