import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { AppLink } from "@tributary/ui/link-context";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { correctionPath, usageFilePath } from "@/frame/paths.ts";
import { pageParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { usageFileTexts } from "@/texts/usage-file.ts";
import { api } from "@/trpc/server.ts";
import { FileStatus, type UsageFile } from "../status.tsx";
import { Events, Redrives, Runs } from "./beside.tsx";
import { FileTiles } from "./file-tiles.tsx";
import { loadFile } from "./load-file.ts";
import { Manifest } from "./manifest.tsx";
import { Quarantine } from "./quarantine.tsx";
import { SUMS_PAGE_SIZE, Sums } from "./sums.tsx";
import { ControlTotals } from "./totals.tsx";

const { detail: texts } = usageFileTexts;

const search = z.object({ page: pageParam });

export async function generateMetadata({ params }: PageProps<"/usage-files/[id]">): Promise<Metadata> {
  const me = await requireMe();
  if (!me.can("usage-file:read")) return { title: usageFileTexts.title };
  return { title: (await loadFile((await params).id)).name };
}

export default async function UsageFilePage({ params, searchParams }: PageProps<"/usage-files/[id]">) {
  const me = await requireMe();
  if (!me.can("usage-file:read")) return <NoAccess />;
  const file = await loadFile((await params).id);
  const { page } = search.parse(await searchParams);
  const sums = await api.usageFile.sums({ fileId: file.id, page, pageSize: SUMS_PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <Breadcrumb
        items={[
          { label: usageFileTexts.title, href: "/usage-files" },
          ...(file.original === null
            ? []
            : [{ label: file.original.name, href: `/usage-files/${file.original.id}` }]),
          { label: file.name },
        ]}
      />
      <PageHeader
        title={<span className="break-all">{file.name}</span>}
        meta={<FileStatus status={file.original === null ? "loaded" : "redriven"} />}
        description={<Origin file={file} canOpen={me.can("quarantine:read")} />}
      />
      {file.warnings.length > 0 && (
        <Alert tone="warning" title={texts.warnings(file.warnings.length)}>
          <ul>
            {file.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
      <FileTiles file={file} />
      <Sums file={file} sums={sums} page={page} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Manifest file={file} />
        <ControlTotals file={file} />
        <Quarantine file={file} canOpen={me.can("quarantine:read")} />
        <Redrives file={file} />
        <Runs file={file} canOpen={me.can("settlement:read")} />
        <Events file={file} />
      </div>
    </div>
  );
}

/** Of a manifest beside that of a file: which file, and why. */
function Origin({ file, canOpen }: { readonly file: UsageFile; readonly canOpen: boolean }) {
  const { original, corrects } = file;
  const link = (href: string, name: string) => (
    <AppLink href={href} className="underline">
      {name}
    </AppLink>
  );
  if (corrects !== null) {
    return (
      <>
        {texts.corrects} {link(usageFilePath(corrects.id), corrects.name)}.{" "}
        {canOpen && <>{link(correctionPath(corrects.correctionId), texts.correction)}.</>}
      </>
    );
  }
  if (original === null) return null;
  return (
    <>
      {texts.original} {link(usageFilePath(original.id), original.name)}. {texts.redriveNote}
    </>
  );
}
