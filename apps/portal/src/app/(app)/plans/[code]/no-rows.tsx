import type { ReactNode } from "react";

/** Stands in a card in the place of a table without rows. */
export function NoRows({ children }: { readonly children: ReactNode }) {
  return <p className="px-(--card-space) py-4 text-muted-foreground text-sm">{children}</p>;
}
