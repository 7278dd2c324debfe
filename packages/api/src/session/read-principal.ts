import type { App, Principal } from "@tributary/domain/user/principal";
import { processDoors } from "@tributary/services/process/doors";
import { findPrincipal } from "@tributary/services/session/find-principal";
import { cookies } from "next/headers";
import { cookiesOf, readPointer } from "./session-cookie.ts";

/** Who sent this request, as the session row says now; null for nobody. */
export async function readPrincipal(app: App): Promise<Principal | null> {
  const jar = await cookies();
  const pointer = await readPointer(app, jar.get(cookiesOf(app).sessionToken.name)?.value);
  if (pointer === null) return null;
  return findPrincipal(processDoors().authDb(), { sessionId: pointer.sessionId, app });
}
