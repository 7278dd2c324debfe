"use client";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { PortalRouter } from "@tributary/api/portal/root";
import { transformer } from "@tributary/api/trpc/transformer";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "./query-client.ts";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<PortalRouter>();

let kept: QueryClient | undefined;

function queryClientHere(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  kept ??= makeQueryClient();
  return kept;
}

/** Gives client components the portal's API. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = queryClientHere();
  const [client] = useState(() =>
    createTRPCClient<PortalRouter>({
      links: [httpBatchLink({ url: "/api/trpc", transformer, headers: { "x-tributary-client": "portal" } })],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
