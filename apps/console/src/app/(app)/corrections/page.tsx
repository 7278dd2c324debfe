import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { addressOf } from "@/frame/address.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { correctionTexts as texts } from "@/texts/correction.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { CorrectionFilters } from "./correction-filters.tsx";
import { CorrectionTable } from "./correction-table.tsx";
import { listInput, listParams, PAGE_SIZE } from "./search.ts";
import { WaitingRequests } from "./waiting-requests.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function CorrectionsPage({ searchParams }: PageProps<"/corrections">) {
  const me = await requireMe();
  if (!me.can("quarantine:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const list = await api.correction.list({ ...listInput(params), page: params.page, pageSize: PAGE_SIZE });
  const { page, ...kept } = params;
  const isFiltered = Object.values(kept).some((value) => value !== undefined);
  const canWrite = me.can("quarantine:write");
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="corrections" />
            {canWrite && (
              <ButtonLink variant="primary" href={addressOf("/corrections/new", kept)}>
                {texts.action}
              </ButtonLink>
            )}
          </>
        }
      />
      <CorrectionFilters
        agreements={list.agreements}
        periods={list.periods}
        exportHref={addressOf("/corrections/export", kept)}
      />
      <WaitingRequests requests={[...list.waiting, ...list.over]} />
      <div className="grid gap-2">
        <Card isFlush>
          <CorrectionTable rows={list.rows} isFiltered={isFiltered} canWrite={canWrite} />
          <PageLinks page={page} size={PAGE_SIZE} total={list.total} />
        </Card>
        <p className="text-muted-foreground text-xs">{texts.list.zoneNote}</p>
      </div>
    </div>
  );
}
