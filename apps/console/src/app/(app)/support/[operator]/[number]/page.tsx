import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/frame/no-access.tsx";
import { readSegment } from "@/frame/read-segment.ts";
import { requireMe } from "@/session/require-me.ts";
import { supportTexts as texts } from "@/texts/support.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { AgentTicket } from "./agent-ticket.tsx";
import { SwitchNotice } from "./switch-notice.tsx";

type Props = PageProps<"/support/[operator]/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `T-${readSegment((await params).number)}` };
}

export default async function TicketPage({ params }: Props) {
  const me = await requireMe();
  if (!me.can("ticket:read")) return <NoAccess />;
  const segments = await params;
  const operatorId = readSegment(segments.operator);
  const number = Number(readSegment(segments.number));
  const { scope, operators } = await api.support.current();
  // One that is not the asker's, and one that is not there, look the same.
  const operator = operators.find(({ id }) => id === operatorId);
  if (operator === undefined || !Number.isInteger(number) || number < 1) notFound();
  const crumbs = [{ label: texts.title, href: "/support" }, { label: `T-${number}` }];
  if (scope?.id !== operatorId) {
    return (
      <div className="grid gap-5">
        <Breadcrumb items={crumbs} />
        <PageHeader title={`T-${number}`} />
        <SwitchNotice operator={operator} from={scope} />
      </div>
    );
  }
  const asked = { operatorId, number };
  const [ticket, macros] = await Promise.all([
    api.ticket.show(asked).catch(notThere),
    api.ticket.macros({ operatorId }),
  ]);
  const subscriber = ticket.subscriber === null ? null : await api.ticket.subscriber(asked);
  return (
    <div className="grid gap-5">
      <Breadcrumb items={crumbs} />
      <AgentTicket
        operatorId={operatorId}
        ticket={ticket}
        macros={macros}
        subscriber={subscriber}
        canWrite={me.can("ticket:write")}
        actor={me.email}
      />
    </div>
  );
}

function notThere(error: unknown): Promise<Outputs["ticket"]["show"]> {
  if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
  throw error;
}
