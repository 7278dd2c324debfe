"use client";
import { Sheet } from "@tributary/ui/sheet";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { settlementViewTexts } from "@/texts/settlement-views.ts";

/** The lines behind an amount, beside the matrix; closing leads back to it. */
export function LinesDrawer({
  isOpen,
  closeHref,
  children,
}: {
  readonly isOpen: boolean;
  readonly closeHref: string;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  return (
    <Sheet
      title={settlementViewTexts.allocation.drill.caption}
      side="right"
      size="lg"
      isOpen={isOpen}
      onOpenChange={(isStaying) => !isStaying && router.push(closeHref, { scroll: false })}
    >
      {children}
    </Sheet>
  );
}
