import { t } from "../trpc/base.ts";
import { serveRouter } from "../trpc/http.ts";
import { requestContext } from "../trpc/open-request.ts";
import { portalRouter } from "./root.ts";

/** The portal's API over HTTP. */
export const servePortal = serveRouter("portal", portalRouter);

const callerOf = t.createCallerFactory(portalRouter);

/** The same API for the portal's own server: a page calls it in the name of whoever asked for the page. */
export function portalCaller(headers: () => Promise<Headers>) {
  return callerOf(async () => requestContext("portal", await headers()));
}
