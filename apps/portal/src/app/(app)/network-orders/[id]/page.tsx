import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { subscriberPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { networkOrderTexts as texts } from "@/texts/network-order.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type Order, OrderStatus } from "../status.tsx";
import { ActivationCode } from "./activation-code.tsx";
import { History } from "./history.tsx";
import { OrderActions } from "./order-actions.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function NetworkOrderPage({ params }: PageProps<"/network-orders/[id]">) {
  const me = await requireMe();
  if (!me.can("network-order:read")) return <NoAccess />;
  const { id } = await params;
  const order = await notFoundOnRefusal(api.networkOrder.show({ id }));
  const canWrite = me.can("network-order:write");
  const hasCode = canWrite && order.action === "esim-download";
  const code = hasCode ? (await api.networkOrder.activationCode({ id })).code : null;
  const title = texts.actions[order.action];
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/network-orders" }, { label: title }]} />
      <PageHeader
        title={title}
        meta={<OrderStatus status={order.status} />}
        actions={canWrite && <OrderActions order={order} />}
      />
      {code !== null && <ActivationCode code={code} />}
      <Card>
        <DescriptionList columns={3} items={factsOf(order)} />
      </Card>
      <History order={order} />
    </div>
  );
}

function factsOf({ zone, ...order }: Order) {
  const { detail: names, none } = texts;
  const instant = (at: Date | null) => (at === null ? none : <Instant at={at} zone={zone} />);
  return [
    {
      term: names.subscriber,
      value: (
        <AppLink href={subscriberPath(order.subscriberNumber)} className="underline">
          {order.subscriberNumber}
        </AppLink>
      ),
    },
    { term: names.placed, value: instant(order.placedAt) },
    { term: names.by, value: order.placedBy },
    { term: names.tries, value: String(order.attempts) },
    order.endedAt === null
      ? { term: names.next, value: instant(order.dueAt) }
      : { term: names.ended, value: instant(order.endedAt) },
    { term: names.said, value: order.message ?? none },
  ];
}
