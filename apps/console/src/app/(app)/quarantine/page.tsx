import { Alert } from "@tributary/ui/alert";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { addressOf } from "@/frame/address.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { quarantineTexts as texts } from "@/texts/quarantine.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { Findings } from "./findings.tsx";
import { QuarantineFilters } from "./quarantine-filters.tsx";
import { QuarantineQueue } from "./quarantine-queue.tsx";
import { QuarantineTiles } from "./quarantine-tiles.tsx";
import { RedriveHistory } from "./redrive-history.tsx";
import { RunningRedrives } from "./running-redrives.tsx";
import { listInput, listParams, PAGE_SIZE } from "./search.ts";

export const metadata: Metadata = { title: texts.title };

export default async function QuarantinePage({ searchParams }: PageProps<"/quarantine">) {
  const me = await requireMe();
  if (!me.can("quarantine:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const [list, redrives, findings] = await Promise.all([
    api.quarantine.list({ ...listInput(params), page: params.page, pageSize: PAGE_SIZE }),
    api.quarantine.redrives(),
    api.quarantine.findings({ agreementId: params.agreement, sourceId: params.source }),
  ]);
  const { page, ...kept } = params;
  const canWrite = me.can("quarantine:write");
  const rights = {
    operators: list.operators,
    canMap: canWrite && me.can("usage-file:write"),
    canSeeRates: me.can("agreement:read"),
  };
  const at = new Date();
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={<SavedViewsBar page="quarantine" />}
      />
      <QuarantineTiles sums={list.sums} at={at} />
      <RunningRedrives initial={redrives.running} canCancel={canWrite} />
      <QuarantineFilters
        agreements={list.agreements}
        operators={list.operators}
        exportHref={addressOf("/quarantine/export", kept)}
      />
      <QuarantineQueue
        groups={list.groups}
        total={list.total}
        page={page}
        size={PAGE_SIZE}
        at={at}
        isFiltered={Object.values(kept).some((value) => value !== undefined)}
        filter={listInput(params)}
        canWrite={canWrite}
        rights={rights}
      />
      <Findings findings={findings} at={at} canWrite={canWrite} rights={rights} />
      <Alert title={texts.raw.title}>{texts.raw.text}</Alert>
      <RedriveHistory title={texts.history.title} redrives={redrives.ended} isNamed canWrite={canWrite} />
    </div>
  );
}
