import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { z } from "zod";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { api } from "@/trpc/server.ts";
import { OfferSims } from "./offer-sims.tsx";
import { IncomingTable, OutgoingTable } from "./transfer-tables.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const VIEWS = ["incoming", "outgoing"] as const;

const listParams = z.object({
  view: z.enum(VIEWS).default("incoming").catch("incoming"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function SimTransfers({ searchParams }: PageProps<"/sims/transfers">) {
  const me = await requireMe();
  if (!me.can("sim:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { view, page } = params;
  const { table, total, shown, waiting } = await load(view, page);
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.sims, href: "/sims" }, { label: texts.title }]} />
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={me.can("sim:write") && <OfferSims />}
      />
      <Tabs
        label={texts.views.label}
        tabs={VIEWS.map((each) => ({
          label: texts.views[each],
          href: `/sims/transfers?view=${each}`,
          isCurrent: each === view,
          ...(each === "incoming" && { count: waiting }),
        }))}
      />
      <Card isFlush>
        {table}
        <ListPages
          path="/sims/transfers"
          params={params}
          page={page}
          pageSize={PAGE_SIZE}
          total={total}
          shown={shown}
        />
      </Card>
    </div>
  );
}

async function load(view: (typeof VIEWS)[number], page: number) {
  const asked = { page, pageSize: PAGE_SIZE };
  if (view === "incoming") {
    const { rows, zone, ...counts } = await api.simTransfer.incoming(asked);
    return { ...counts, shown: rows.length, table: <IncomingTable rows={rows} zone={zone} /> };
  }
  const { rows, zone, ...counts } = await api.simTransfer.outgoing(asked);
  return { ...counts, shown: rows.length, table: <OutgoingTable rows={rows} zone={zone} /> };
}
