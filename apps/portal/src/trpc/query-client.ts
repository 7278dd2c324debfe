import { QueryClient } from "@tanstack/react-query";

/** What a client asks anew only after a while, and does not ask again when the answer was a refusal. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: (count, error) => count < 2 && isFault(error) } },
  });
}

function isFault(error: Error): boolean {
  const status = (error as { data?: { httpStatus?: number } }).data?.httpStatus ?? 500;
  return status >= 500;
}
