import type { ReactNode } from "react";

/** One titled part of the details. */
export function DetailSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 text-muted-foreground text-xs">{title}</h3>
      {children}
    </section>
  );
}
