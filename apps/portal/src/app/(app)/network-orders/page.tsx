import { Alert } from "@tributary/ui/alert";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { z } from "zod";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { networkOrderTexts as texts } from "@/texts/network-order.ts";
import { api } from "@/trpc/server.ts";
import { OrderTable } from "./order-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const STATES = ["waiting", "sent", "acknowledged", "failed", "given-up"] as const;

const listParams = z.object({
  subscriber: z.string().min(1).max(40).optional().catch(undefined),
  status: z.enum(STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function NetworkOrders({ searchParams }: PageProps<"/network-orders">) {
  const me = await requireMe();
  if (!me.can("network-order:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { subscriber: subscriberNumber, status, page } = params;
  const statuses = status === undefined ? undefined : [status];
  const asked = { subscriberNumber, statuses, page, pageSize: PAGE_SIZE };
  const { rows, total, givenUp, zone } = await api.networkOrder.list(asked);
  const isFiltered = subscriberNumber !== undefined || status !== undefined;
  return (
    <div className="grid gap-5">
      <PageHeader title={texts.title} description={texts.description} />
      {givenUp > 0 && (
        <Alert
          tone="warning"
          title={texts.givenUp.title(givenUp)}
          action={<ButtonLink href="/network-orders?status=given-up">{texts.givenUp.action}</ButtonLink>}
        >
          {texts.givenUp.text}
        </Alert>
      )}
      <FilterBar
        search={{ param: "subscriber", label: texts.subscriber, placeholder: texts.subscriberPlaceholder }}
        filters={[
          {
            param: "status",
            label: texts.status,
            options: STATES.map((value) => ({ value, label: texts.states[value] })),
          },
        ]}
      />
      <Card isFlush>
        <OrderTable rows={rows} zone={zone} empty={<Nothing isFiltered={isFiltered} />} />
        <ListPages
          path="/network-orders"
          params={params}
          page={page}
          pageSize={PAGE_SIZE}
          total={total}
          shown={rows.length}
        />
      </Card>
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { empty } = texts;
  return (
    <EmptyState
      title={empty.title}
      action={isFiltered && <ButtonLink href="/network-orders">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
