import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { z } from "zod";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { pageParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { api } from "@/trpc/server.ts";
import { TransferTable } from "./transfer-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const VIEWS = ["open", "over", "all"] as const;

const listParams = z.object({
  view: z.enum(VIEWS).catch("open"),
  page: pageParam,
});

export default async function SimTransfersPage({ searchParams }: PageProps<"/sim-transfers">) {
  const me = await requireMe();
  if (!me.can("sim:read")) return <NoAccess />;
  const asked = await searchParams;
  const { view, page } = listParams.parse(asked);
  const { rows, total, waiting } = await api.simTransfer.list({ view, page, pageSize: PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      <Tabs
        label={texts.views.label}
        tabs={VIEWS.map((each) => ({
          label: texts.views[each],
          href: keepParams("/sim-transfers", asked, { view: each, page: null }),
          isCurrent: each === view,
          ...(each === "open" && { count: waiting }),
        }))}
      />
      <Card isFlush>
        <TransferTable rows={rows} isAll={view === "all"} />
        <PageLinks page={page} size={PAGE_SIZE} total={total} />
      </Card>
    </div>
  );
}
