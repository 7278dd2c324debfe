import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { pageParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type SimTransfer, SimTransferStatus } from "../status.tsx";
import { TransferActions } from "./transfer-actions.tsx";
import { TransferFacts } from "./transfer-facts.tsx";
import { SIMS_SHOWN, TransferSims } from "./transfer-sims.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function SimTransferPage(props: PageProps<"/sim-transfers/[id]">) {
  const me = await requireMe();
  if (!me.can("sim:read")) return <NoAccess />;
  const id = z.uuid().safeParse((await props.params).id);
  if (!id.success) notFound();
  const page = pageParam.parse((await props.searchParams).page);
  const asked = { id: id.data, page, pageSize: SIMS_SHOWN };
  const transfer = await notFoundOnRefusal(api.simTransfer.show(asked));
  const title = texts.detail.title(transfer.giver.name);
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/sim-transfers" }, { label: title }]} />
      <PageHeader
        title={title}
        meta={<SimTransferStatus status={transfer.status} />}
        description={texts.count(transfer.sims)}
        actions={me.can("sim:write") && <TransferActions transfer={transfer} />}
      />
      <Obstacles obstacles={transfer.obstacles} />
      <TransferFacts transfer={transfer} />
      <TransferSims transfer={transfer} page={page} />
    </div>
  );
}

function Obstacles({ obstacles }: Pick<SimTransfer, "obstacles">) {
  if (obstacles.length === 0) return null;
  return (
    <Alert tone="warning" title={texts.obstacles.title}>
      <ul className="grid gap-1">
        {obstacles.map(({ kind, sims, first }) => (
          <li key={kind}>{texts.obstacles.kinds[kind](sims, first ?? "")}</li>
        ))}
      </ul>
    </Alert>
  );
}
