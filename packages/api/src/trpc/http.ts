import type { App } from "@tributary/domain/user/principal";
import type { AnyRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { logFault } from "./log.ts";
import { requestContext } from "./open-request.ts";
import type { RequestContext } from "./request-context.ts";

/**
 * A form or a script of another site cannot set it, and a browser asks first before it sends it across
 * origins.
 */
export const CLIENT_HEADER = "x-tributary-client";

const LARGEST_BODY_BYTES = 25_000_000;

/**
 * Serves one application's router over HTTP. What comes from another origin, or does not say that it is this
 * application's own client, is refused before it is read: cookies are the same on every port of a host.
 */
export function serveRouter(app: App, router: AnyRouter): (request: Request) => Promise<Response> {
  return async (request) => {
    const refusal = refuseForeign(request, app, LARGEST_BODY_BYTES);
    if (refusal !== null) return refusal;
    return fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router,
      allowBatching: true,
      maxBatchSize: 20,
      createContext: () => requestContext(app, request.headers),
      onError: ({ error, path, ctx }) =>
        logFault(error, path, (ctx as RequestContext | undefined)?.requestId),
    });
  };
}

/** Refuses what another origin or another client than the application's own sends, and what is too large. */
export function refuseForeign(request: Request, app: App, largestBytes: number): Response | null {
  if (request.method !== "GET" && request.method !== "POST")
    return refused(405, "Only GET and POST are served.");
  if (request.headers.get(CLIENT_HEADER) !== app)
    return refused(403, "This address is for the application only.");
  if (!isOwnOrigin(request.headers)) return refused(403, "Requests from another origin are refused.");
  const size = Number(request.headers.get("content-length") ?? "0");
  return size > largestBytes ? refused(413, "The request is too large.") : null;
}

/**
 * The address bar's host, as the browser sent it: the server's own idea of its URL differs behind a proxy.
 */
function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}

function refused(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status });
}
