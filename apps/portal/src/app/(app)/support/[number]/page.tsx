import { Breadcrumb } from "@tributary/ui/breadcrumb";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/frame/no-access.tsx";
import { readNumber } from "@/frame/read-number.ts";
import { requireMe } from "@/session/require-me.ts";
import { supportTexts as texts } from "@/texts/support.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { OwnTicket } from "./own-ticket.tsx";

export async function generateMetadata({ params }: PageProps<"/support/[number]">): Promise<Metadata> {
  return { title: `T-${readNumber((await params).number)}` };
}

export default async function TicketPage({ params }: PageProps<"/support/[number]">) {
  const me = await requireMe();
  if (!me.can("ticket:read")) return <NoAccess />;
  const number = Number(readNumber((await params).number));
  if (!Number.isInteger(number) || number < 1 || number > 2_000_000_000) notFound();
  const [ticket, macros] = await Promise.all([
    notFoundOnRefusal(api.ticket.show({ number })),
    api.ticket.macros({}),
  ]);
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/support" }, { label: `T-${number}` }]} />
      <OwnTicket
        ticket={ticket}
        macros={macros}
        canWrite={me.can("ticket:write")}
        canSeeSubscriber={me.can("subscriber:read-masked")}
        actor={me.email}
      />
    </div>
  );
}
