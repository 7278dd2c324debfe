import { Alert } from "@tributary/ui/alert";
import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { oneSubscriberTexts as texts } from "@/texts/one-subscriber.ts";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { SubscriberStatus } from "../status.tsx";
import { Actions } from "./actions.tsx";
import { Bills } from "./bills.tsx";
import { Events } from "./events.tsx";
import { Numbers, Plans, Sims } from "./held.tsx";
import { IdentityCard } from "./identity-card.tsx";
import { NetworkOrders } from "./network-orders.tsx";
import { Pools } from "./pools.tsx";
import { Portings, WhatFollows } from "./portings.tsx";
import { Tickets } from "./tickets.tsx";
import { Usage } from "./usage.tsx";

export async function generateMetadata({ params }: PageProps<"/subscribers/[number]">): Promise<Metadata> {
  return { title: readNumber((await params).number) };
}

export default async function SubscriberPage({ params }: PageProps<"/subscribers/[number]">) {
  const me = await requireMe();
  if (!me.can("subscriber:read-masked")) return <NoAccess />;
  const asked = readNumber((await params).number);
  const [subscriber, orders, ports, tickets] = await Promise.all([
    notFoundOnRefusal(api.subscriber.show({ number: asked })),
    me.can("network-order:read")
      ? api.networkOrder.list({ subscriberNumber: asked, page: 1, pageSize: 5 })
      : null,
    me.can("number:read") ? api.porting.list({ subscriber: asked, page: 1, pageSize: 5 }) : null,
    me.can("ticket:read")
      ? api.ticket.list({ subscriber: asked, order: "-opened", page: 1, pageSize: 5 })
      : null,
  ]);
  const { number, billing } = subscriber;
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: subscriberTexts.title, href: "/subscribers" }, { label: number }]} />
      <PageHeader
        title={number}
        meta={
          <>
            <SubscriberStatus {...subscriber} />
            <Badge>{texts.meta[billing] ?? billing}</Badge>
          </>
        }
        actions={
          <Actions
            subscriber={subscriber}
            canExport={me.can("subscriber:export")}
            canWrite={me.can("subscriber:write")}
          />
        }
      />
      {subscriber.erasedAt !== null && (
        <Alert tone="neutral" title={texts.erased.title}>
          {texts.erased.text}
        </Alert>
      )}
      {ports !== null && <WhatFollows subscriber={subscriber} ports={ports} />}
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <IdentityCard subscriber={subscriber} canReveal={me.can("subscriber:read")} />
        <Usage subscriber={subscriber} />
        <Plans subscriber={subscriber} canWrite={me.can("subscriber:write")} />
        <Pools subscriber={subscriber} canWrite={me.can("subscriber:write")} />
        <Sims subscriber={subscriber} />
        <Numbers subscriber={subscriber} />
        <Bills subscriber={subscriber} />
        {ports !== null && <Portings subscriber={subscriber} ports={ports} />}
        {tickets !== null && <Tickets tickets={tickets} zone={subscriber.zone} />}
        {orders !== null && <NetworkOrders number={number} orders={orders} />}
      </div>
      <Events subscriber={subscriber} />
    </div>
  );
}
