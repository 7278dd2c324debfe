import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { rateCardTexts as texts } from "@/texts/rate-card.ts";
import { api } from "@/trpc/server.ts";
import { CardTable } from "./card-table.tsx";
import { CreateCard } from "./create-card.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function RateCards() {
  const me = await requireMe();
  if (!me.can("rate-card:read")) return <NoAccess />;
  const { rows } = await api.rateCard.list();
  const { empty } = texts;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={me.can("rate-card:write") && <CreateCard />}
      />
      <Card isFlush>
        <CardTable
          rows={rows}
          empty={
            <EmptyState title={empty.title}>
              <p>{empty.text}</p>
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}
