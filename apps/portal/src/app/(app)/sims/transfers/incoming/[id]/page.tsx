import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/frame/no-access.tsx";
import { incomingPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { ICCIDS_SHOWN, IccidList } from "../../iccid-list.tsx";
import { readPlace } from "../../read-place.ts";
import { IncomingStatus } from "../../status.tsx";
import { AnswerIncoming } from "./answer-incoming.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function IncomingPage(props: PageProps<"/sims/transfers/incoming/[id]">) {
  const me = await requireMe();
  if (!me.can("sim:read")) return <NoAccess />;
  const place = await readPlace(props.params, props.searchParams);
  if (place === null) notFound();
  const { id, page } = place;
  const asked = { id, page, pageSize: ICCIDS_SHOWN };
  const incoming = await notFoundOnRefusal(api.simTransfer.showIncoming(asked));
  const title = texts.detail.incoming;
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[
          { label: texts.sims, href: "/sims" },
          { label: texts.title, href: "/sims/transfers" },
          { label: title },
        ]}
      />
      <PageHeader
        title={title}
        meta={<IncomingStatus status={incoming.status} />}
        description={texts.count(incoming.total)}
        actions={me.can("sim:write") && incoming.status === "waiting" && <AnswerIncoming id={id} />}
      />
      <Card>
        <DescriptionList columns={3} items={factsOf(incoming)} />
      </Card>
      <IccidList path={incomingPath(id)} iccids={incoming.iccids} total={incoming.total} page={page} />
    </div>
  );
}

function factsOf(incoming: Outputs["simTransfer"]["showIncoming"]): Description[] {
  const { detail: names } = texts;
  const { zone, movedAt, answeredAt, answeredBy, reason } = incoming;
  const instant = (at: Date) => <Instant at={at} zone={zone} />;
  return [
    { term: names.offered, value: instant(incoming.offeredAt) },
    { term: names.wanted, value: instant(incoming.wantedFrom) },
    ...(answeredAt === null || answeredBy === null
      ? []
      : [
          {
            term: names.answered,
            value: (
              <>
                {instant(answeredAt)} {names.by(answeredBy)}
              </>
            ),
          },
        ]),
    ...(movedAt === null ? [] : [{ term: names.yours, value: instant(movedAt) }]),
    ...(reason === null ? [] : [{ term: names.why, value: reason }]),
  ];
}
