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
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { LedgerHead } from "../ledger-head.tsx";
import { PostingFilters } from "./posting-filters.tsx";
import { PostingTable } from "./posting-table.tsx";
import { PAGE_SIZE, postingInput, postingParams } from "./search.ts";

const { postings: texts } = ledgerTexts;

export const metadata: Metadata = { title: texts.metaTitle };

export default async function PostingsPage({ searchParams }: PageProps<"/ledger/postings">) {
  const me = await requireMe();
  if (!me.can("ledger:read")) return <NoAccess />;
  const asked = await searchParams;
  const params = postingParams.parse(asked);
  const list = await api.ledger.postings({
    ...postingInput(params),
    page: params.page,
    pageSize: PAGE_SIZE,
  });
  return (
    <div className="grid gap-5">
      <LedgerHead view="postings" actions={<SavedViewsBar page="postings" />} />
      <PostingFilters
        names={list}
        party={params.party ?? null}
        exportHref={
          me.can("ledger:export") ? keepParams("/ledger/postings/export", asked, { page: null }) : null
        }
      />
      <Card isFlush>
        {list.rows.length === 0 ? (
          <EmptyState
            title={texts.empty.title}
            action={<ButtonLink href="/ledger/postings">{texts.reset}</ButtonLink>}
          >
            {texts.empty.text}
          </EmptyState>
        ) : (
          <PostingTable rows={list.rows} sums={list.sums} />
        )}
        <PageLinks page={params.page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}
