import { randomUUID } from "node:crypto";
import type { App } from "@tributary/domain/user/principal";
import { clientAddress } from "../session/client-address.ts";
import { readPrincipal } from "../session/read-principal.ts";
import type { RequestContext } from "./request-context.ts";

/** Finds out who asks: the cookie points to a session that is looked up anew for each request. */
export async function requestContext(app: App, headers: Headers): Promise<RequestContext> {
  return {
    app,
    principal: await readPrincipal(app),
    requestId: randomUUID(),
    ipAddress: clientAddress(headers),
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
  };
}
