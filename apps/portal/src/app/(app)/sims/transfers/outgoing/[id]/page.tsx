import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/frame/no-access.tsx";
import { transferPath } from "@/frame/paths.ts";
import { requireMe } from "@/session/require-me.ts";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { ICCIDS_SHOWN, IccidList } from "../../iccid-list.tsx";
import { readPlace } from "../../read-place.ts";
import { TransferStatus } from "../../status.tsx";
import { WithdrawTransfer } from "./withdraw-transfer.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function TransferPage({
  params,
  searchParams,
}: PageProps<"/sims/transfers/outgoing/[id]">) {
  const me = await requireMe();
  if (!me.can("sim:read")) return <NoAccess />;
  const place = await readPlace(params, searchParams);
  if (place === null) notFound();
  const { id, page } = place;
  const transfer = await notFoundOnRefusal(api.simTransfer.show({ id, page, pageSize: ICCIDS_SHOWN }));
  const title = texts.detail.outgoing(transfer.receiver);
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[
          { label: texts.sims, href: "/sims" },
          { label: texts.title, href: "/sims/transfers/outgoing" },
          { label: title },
        ]}
      />
      <PageHeader
        title={title}
        meta={<TransferStatus status={transfer.status} />}
        description={texts.count(transfer.total)}
        actions={me.can("sim:write") && transfer.status === "asked" && <WithdrawTransfer id={id} />}
      />
      <Card>
        <DescriptionList columns={3} items={factsOf(transfer)} />
      </Card>
      <IccidList path={transferPath(id)} iccids={transfer.iccids} total={transfer.total} page={page} />
    </div>
  );
}

function factsOf(transfer: Outputs["simTransfer"]["show"]): Description[] {
  const { detail: names } = texts;
  const { zone, movedAt, endedAt, endNote, note } = transfer;
  const instant = (at: Date) => <Instant at={at} zone={zone} />;
  return [
    { term: names.receiver, value: transfer.receiver },
    {
      term: names.asked,
      value: (
        <>
          {instant(transfer.askedAt)} {names.by(transfer.askedBy)}
        </>
      ),
    },
    { term: names.wanted, value: instant(transfer.wantedFrom) },
    ...(note === "" ? [] : [{ term: names.note, value: note }]),
    ...(endedAt === null ? [] : [{ term: names.ended, value: instant(endedAt) }]),
    ...(movedAt === null ? [] : [{ term: names.moved, value: instant(movedAt) }]),
    ...(endNote === null ? [] : [{ term: names.why, value: endNote }]),
  ];
}
