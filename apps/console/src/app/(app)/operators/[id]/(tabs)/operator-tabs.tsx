"use client";
import { Tabs } from "@tributary/ui/tabs";
import { usePathname, useSearchParams } from "next/navigation";
import { addressOf } from "@/frame/address.ts";
import { operatorTexts } from "@/texts/operators.ts";
import type { Permission } from "@/trpc/outputs.ts";

const TABS: readonly { path: string; label: string; permission: Permission }[] = [
  { path: "", label: operatorTexts.tabs.summary, permission: "operator:read" },
  { path: "/usage", label: operatorTexts.tabs.usage, permission: "portfolio:read" },
  { path: "/retail", label: operatorTexts.tabs.retail, permission: "portfolio:read" },
  { path: "/terms", label: operatorTexts.tabs.terms, permission: "margin:read" },
  { path: "/statements", label: operatorTexts.tabs.statements, permission: "statement:read" },
  { path: "/offboarding", label: operatorTexts.tabs.offboarding, permission: "operator:read" },
  { path: "/access", label: operatorTexts.tabs.access, permission: "operator-access:read" },
];

interface OperatorTabsProps {
  readonly operatorId: string;
  readonly permissions: readonly Permission[];
}

/** The views of one operator that somebody may see; the month and currency go along. */
export function OperatorTabs({ operatorId, permissions }: OperatorTabsProps) {
  const pathname = usePathname();
  const params = useSearchParams();
  const scope = { currency: params.get("currency"), period: params.get("period") };
  const tabs = TABS.filter(({ permission }) => permissions.includes(permission));
  return (
    <Tabs
      label={operatorTexts.tabs.label}
      tabs={tabs.map(({ path, label }) => {
        const address = `/operators/${operatorId}${path}`;
        return { label, href: addressOf(address, scope), isCurrent: pathname === address };
      })}
    />
  );
}
