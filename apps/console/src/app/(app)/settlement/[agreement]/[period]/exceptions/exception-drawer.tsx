"use client";
import { Sheet } from "@tributary/ui/sheet";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { reconciliationTexts } from "@/texts/reconciliation.ts";

/** The details beside the list; closing it leads back to the list's address. */
export function ExceptionDrawer({
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
      title={reconciliationTexts.detail.title}
      size="lg"
      side="right"
      isOpen={isOpen}
      onOpenChange={(isStaying) => !isStaying && router.push(closeHref, { scroll: false })}
    >
      {children}
    </Sheet>
  );
}
