import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { addressOf } from "@/frame/address.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { usageFileTexts as texts } from "@/texts/usage-file.ts";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { FileFilters } from "./file-filters.tsx";
import { FileTable } from "./file-table.tsx";
import { listInput, listParams, PAGE_SIZE } from "./search.ts";
import { Sources } from "./sources.tsx";
import { Uploads } from "./uploads.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function UsageFilesPage({ searchParams }: PageProps<"/usage-files">) {
  const me = await requireMe();
  if (!me.can("usage-file:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const [sources, uploads, list] = await Promise.all([
    api.usageFile.sources(),
    api.usageUpload.list(),
    api.usageFile.list({ ...listInput(params), page: params.page, pageSize: PAGE_SIZE }),
  ]);
  const { page, ...kept } = params;
  const isFiltered = Object.values(kept).some((value) => value !== undefined);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="usage-files" />
            {me.can("usage-file:write") && (
              <ButtonLink variant="primary" href={addressOf("/usage-files/new", { source: params.source })}>
                {usageUploadTexts.action}
              </ButtonLink>
            )}
          </>
        }
      />
      <Sources sources={sources} />
      <Uploads initial={uploads} canWrite={me.can("usage-file:write")} />
      <FileFilters agreements={list.agreements} exportHref={addressOf("/usage-files/export", kept)} />
      <div className="grid gap-2">
        <Card isFlush>
          <FileTable rows={list.rows} isFiltered={isFiltered} />
          <PageLinks page={page} size={PAGE_SIZE} total={list.total} />
        </Card>
        <p className="text-muted-foreground text-xs">{texts.zoneNote}</p>
      </div>
    </div>
  );
}
