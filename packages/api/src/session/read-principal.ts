import type { App, Principal } from "@tributary/domain/user/principal";
import { processDoors } from "@tributary/services/process/doors";
import { findPrincipal } from "@tributary/services/session/find-principal";
import { currentPointer } from "./session-cookie.ts";

/** Who sent this request, as the session row says now; null for nobody. */
export async function readPrincipal(app: App): Promise<Principal | null> {
  const pointer = await currentPointer(app);
  if (pointer === null) return null;
  return findPrincipal(processDoors().authDb(), { sessionId: pointer.sessionId, app });
}
