"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import type { Sort } from "./format/sort.ts";

export interface SortButtonProps {
  children: ReactNode;
  direction?: Sort["direction"];
  onClick: () => void;
}

const ICONS = { asc: ArrowUp, desc: ArrowDown, none: ChevronsUpDown } as const;

/** The head of a column that sorts; the arrow shows how, `aria-sort` of its cell says it. */
export function SortButton({ children, direction, onClick }: SortButtonProps) {
  const Icon = ICONS[direction ?? "none"];
  return (
    <button
      type="button"
      data-print="keep"
      onClick={onClick}
      className={cn(
        "-mx-1 inline-flex min-h-6 items-center gap-1 rounded px-1 hover:text-foreground",
        "data-[active]:text-foreground",
      )}
      data-active={direction === undefined ? undefined : ""}
    >
      {children}
      <Icon aria-hidden className={`size-3 print:hidden ${direction === undefined ? "opacity-60" : ""}`} />
    </button>
  );
}
