import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { subscriberPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { portingTexts as texts } from "@/texts/porting.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type Port, PortStatus } from "../status.tsx";
import { Window } from "../window.tsx";
import { History } from "./history.tsx";
import { PortActions } from "./port-actions.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function PortPage({ params }: PageProps<"/porting/[id]">) {
  const me = await requireMe();
  if (!me.can("number:read")) return <NoAccess />;
  const { id } = await params;
  const port = await notFoundOnRefusal(api.porting.show({ id }));
  const isOpen = port.steps.length > 0;
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/porting" }, { label: port.msisdn }]} />
      <PageHeader
        title={<span className="figures">{port.msisdn}</span>}
        meta={<PortStatus status={port.status} />}
        description={texts.directions[port.direction]}
        actions={me.can("number:write") && isOpen && <PortActions port={port} />}
      />
      <Card>
        <DescriptionList columns={3} items={factsOf(port)} />
      </Card>
      <History port={port} />
    </div>
  );
}

function factsOf(port: Port): Description[] {
  const { detail: names } = texts;
  const { zone, endedAt, reason } = port;
  return [
    {
      term: names.subscriber,
      value: (
        <AppLink href={subscriberPath(port.subscriber)} className="underline">
          {port.subscriber}
        </AppLink>
      ),
    },
    { term: names.provider, value: port.provider },
    { term: names.window, value: <Window port={port} zone={zone} /> },
    {
      term: names.requested,
      value: (
        <>
          <Instant at={port.requestedAt} zone={zone} /> {names.by(port.requestedBy)}
        </>
      ),
    },
    ...(endedAt === null ? [] : [{ term: names.ended, value: <Instant at={endedAt} zone={zone} /> }]),
    ...(reason === null ? [] : [{ term: names.reason, value: texts.reasons[reason] }]),
  ];
}
