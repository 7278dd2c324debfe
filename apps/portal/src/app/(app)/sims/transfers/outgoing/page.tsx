import { Card } from "@tributary/ui/card";
import type { Metadata } from "next";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { api } from "@/trpc/server.ts";
import { pageParam } from "../read-place.ts";
import { OutgoingTable } from "../transfer-tables.tsx";
import { PAGE_SIZE, TransfersHead } from "../transfers-head.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function OutgoingTransfers({ searchParams }: PageProps<"/sims/transfers/outgoing">) {
  const me = await requireMe();
  if (!me.can("sim:read")) return <NoAccess />;
  const page = pageParam.parse((await searchParams).page);
  const asked = { page, pageSize: PAGE_SIZE };
  const { rows, total, waiting, zone } = await api.simTransfer.outgoing(asked);
  return (
    <div className="grid gap-5">
      <TransfersHead view="outgoing" waiting={waiting} canWrite={me.can("sim:write")} />
      <Card isFlush>
        <OutgoingTable rows={rows} zone={zone} />
        <ListPages path="/sims/transfers/outgoing" params={{}} {...asked} total={total} shown={rows.length} />
      </Card>
    </div>
  );
}
