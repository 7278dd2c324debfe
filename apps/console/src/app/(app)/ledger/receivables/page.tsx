import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import type { Metadata } from "next";
import { z } from "zod";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { pageParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import { api } from "@/trpc/server.ts";
import { LedgerHead } from "../ledger-head.tsx";
import { AgingTable } from "./aging-table.tsx";

const { receivables: texts } = ledgerTexts;
const PAGE_SIZE = 25;

const listParams = z.object({ page: pageParam });

export const metadata: Metadata = { title: texts.metaTitle };

export default async function ReceivablesPage({ searchParams }: PageProps<"/ledger/receivables">) {
  const me = await requireMe();
  if (!me.can("ledger:read")) return <NoAccess />;
  const { page } = listParams.parse(await searchParams);
  const list = await api.ledger.receivables({ page, pageSize: PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <LedgerHead
        view="receivables"
        actions={me.can("ledger:export") && <ExportMenu href="/ledger/receivables/export" />}
      />
      <Card isFlush>
        {list.rows.length === 0 ? (
          <EmptyState
            title={texts.empty.title}
            action={<ButtonLink href="/statements">{texts.toStatements}</ButtonLink>}
          >
            {texts.empty.text}
          </EmptyState>
        ) : (
          <AgingTable rows={list.rows} sums={list.sums} />
        )}
        <PageLinks page={page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}
