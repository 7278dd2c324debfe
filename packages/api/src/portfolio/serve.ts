import { t } from "../trpc/base.ts";
import { serveRouter } from "../trpc/http.ts";
import { requestContext } from "../trpc/open-request.ts";
import { portfolioRouter } from "./root.ts";

/** The console's API over HTTP. */
export const servePortfolio = serveRouter("console", portfolioRouter);

const callerOf = t.createCallerFactory(portfolioRouter);

/** The same API for the console's own server: a page calls it in the name of whoever asked for the page. */
export function portfolioCaller(headers: () => Promise<Headers>) {
  return callerOf(async () => requestContext("console", await headers()));
}
