import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import type { Metadata } from "next";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import { api } from "@/trpc/server.ts";
import { AccountTable } from "./account-table.tsx";
import { BalanceFilters } from "./balance-filters.tsx";
import { LedgerHead } from "./ledger-head.tsx";
import { PartyTable } from "./party-table.tsx";
import { balanceInput, balanceParams, PAGE_SIZE } from "./search.ts";

const { balances: texts } = ledgerTexts;

export const metadata: Metadata = { title: texts.metaTitle };

export default async function LedgerPage({ searchParams }: PageProps<"/ledger">) {
  const me = await requireMe();
  if (!me.can("ledger:read")) return <NoAccess />;
  const asked = await searchParams;
  const params = balanceParams.parse(asked);
  const list = await api.ledger.balances({
    ...balanceInput(params),
    page: params.page,
    pageSize: PAGE_SIZE,
  });
  return (
    <div className="grid gap-5">
      <LedgerHead view="balances" />
      <Card title={texts.accounts} isFlush>
        <AccountTable accounts={list.accounts} />
      </Card>
      <BalanceFilters
        exportHref={me.can("ledger:export") ? keepParams("/ledger/export", asked, { page: null }) : null}
      />
      <Card title={texts.parties} isFlush>
        {list.rows.length === 0 ? (
          <EmptyState
            title={texts.empty.title}
            action={<ButtonLink href="/ledger">{texts.reset}</ButtonLink>}
          >
            {texts.empty.text}
          </EmptyState>
        ) : (
          <PartyTable rows={list.rows} />
        )}
        <PageLinks page={params.page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}
