"use client";
import type { PortalRouter } from "@tributary/api/portal/root";
import { transformer } from "@tributary/api/trpc/transformer";
import { createTRPCClient, httpBatchLink } from "@trpc/client";

const client = createTRPCClient<PortalRouter>({
  links: [httpBatchLink({ url: "/api/trpc", transformer, headers: { "x-tributary-client": "portal" } })],
});

/** The portal's API, for components in the browser. */
export function useTRPCClient() {
  return client;
}
