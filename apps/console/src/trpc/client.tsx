"use client";
import type { PortfolioRouter } from "@tributary/api/portfolio/root";
import { transformer } from "@tributary/api/trpc/transformer";
import { createTRPCClient, httpBatchLink } from "@trpc/client";

const client = createTRPCClient<PortfolioRouter>({
  links: [httpBatchLink({ url: "/api/trpc", transformer, headers: { "x-tributary-client": "console" } })],
});

/** The console's API, for components in the browser. */
export function useTRPCClient() {
  return client;
}
