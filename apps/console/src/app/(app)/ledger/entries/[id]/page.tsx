import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { ledgerTexts } from "@/texts/ledger.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { EntryPostings } from "./entry-postings.tsx";
import { readId } from "./read-id.ts";

const { entry: texts, kinds, postings } = ledgerTexts;

export const metadata: Metadata = { title: texts.metaTitle };

export default async function EntryPage({ params }: PageProps<"/ledger/entries/[id]">) {
  const me = await requireMe();
  if (!me.can("ledger:read")) return <NoAccess />;
  const entry = await notFoundOnRefusal(api.ledger.transaction({ id: readId((await params).id) }));
  const { kind, key, agreementId, period, postedAt } = entry;
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[
          { label: ledgerTexts.title, href: "/ledger" },
          { label: ledgerTexts.tabs.postings, href: "/ledger/postings" },
          { label: kinds[kind] ?? kind },
        ]}
      />
      <PageHeader title={kinds[kind] ?? kind} description={entry.description} />
      <Card title={texts.facts}>
        <DescriptionList
          columns={4}
          items={[
            { term: texts.key, value: key },
            { term: texts.posted, value: <Instant at={postedAt} zone="UTC" style="second" /> },
            { term: texts.agreement, value: agreementId ?? texts.none },
            {
              term: postings.filters.period,
              value: period === null ? texts.none : <PeriodLabel period={period} />,
            },
          ]}
        />
      </Card>
      <EntryPostings entry={entry} />
    </div>
  );
}
