import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { ReactNode } from "react";
import { ledgerTexts as texts } from "@/texts/ledger.ts";

const TABS = [
  { view: "balances", href: "/ledger" },
  { view: "postings", href: "/ledger/postings" },
  { view: "receivables", href: "/ledger/receivables" },
  { view: "payables", href: "/ledger/payables" },
] as const;

interface LedgerHeadProps {
  readonly view: (typeof TABS)[number]["view"];
  readonly actions?: ReactNode;
}

/** The title of the books, and the ways to look at them. */
export function LedgerHead({ view, actions }: LedgerHeadProps) {
  return (
    <>
      <PageHeader title={texts.title} description={texts.description} actions={actions} />
      <Tabs
        label={texts.tabs.label}
        tabs={TABS.map((tab) => ({
          label: texts.tabs[tab.view],
          href: tab.href,
          isCurrent: tab.view === view,
        }))}
      />
    </>
  );
}
