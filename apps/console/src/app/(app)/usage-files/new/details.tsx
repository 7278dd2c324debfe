import type { ReactNode } from "react";

/** The settings of one column, below it. */
export function Details({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className={
        "mt-1 grid gap-x-5 gap-y-3 rounded-lg bg-muted p-3 sm:grid-cols-2 md:col-span-3 xl:grid-cols-4"
      }
    >
      {children}
    </div>
  );
}
