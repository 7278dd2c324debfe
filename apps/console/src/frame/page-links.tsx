"use client";
import { Pagination } from "@tributary/ui/pagination";
import { usePathname, useSearchParams } from "next/navigation";

interface PageLinksProps {
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** Leads to the pages before and after by the address, everything else in it kept. */
export function PageLinks({ page, size, total }: PageLinksProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  const hrefOf = (target: number): string => {
    const next = new URLSearchParams(params);
    if (target === 1) next.delete("page");
    else next.set("page", String(target));
    return `${pathname}?${next}`;
  };
  if (total === 0) return null;
  return (
    <Pagination
      total={total}
      from={(page - 1) * size + 1}
      to={Math.min(page * size, total)}
      previousHref={page > 1 ? hrefOf(page - 1) : undefined}
      nextHref={page * size < total ? hrefOf(page + 1) : undefined}
    />
  );
}
