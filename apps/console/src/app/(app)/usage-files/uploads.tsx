"use client";
import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Bytes } from "@tributary/ui/quantity";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { useAsked } from "@tributary/ui/use-asked";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { addressOf } from "@/frame/address.ts";
import { usageFilePath } from "@/frame/paths.ts";
import { uploadRunTexts } from "@/texts/upload-run.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { UploadProgress } from "./upload-progress.tsx";

const { list: texts, states, outcomes } = uploadRunTexts;

type Upload = Outputs["usageUpload"]["list"][number];

interface UploadsProps {
  /** As they stood when the page was made. */
  readonly initial: readonly Upload[];
  readonly canWrite: boolean;
}

/** Files that were sent through the console: how far those being taken in are, and how the others ended. */
export function Uploads({ initial, canWrite }: UploadsProps) {
  const isRunning = ({ state }: Upload) => state === "running";
  const client = useTRPCClient();
  const router = useRouter();
  const hadRunning = initial.some(isRunning);
  const { answer: uploads = initial } = useAsked(() => client.usageUpload.list.query(), null, {
    isOn: hadRunning,
    isGoingOn: (found) => found.some(isRunning),
  });
  const isOver = hadRunning && !uploads.some(isRunning);
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
  if (uploads.length === 0) return null;
  const running = uploads.filter(isRunning);
  return (
    <Card title={texts.title} isFlush>
      {running.length > 0 && (
        <div role="status" className="grid gap-4 border-b p-(--card-space)">
          {running.map((upload) => (
            <UploadProgress key={upload.id} upload={upload} canCancel={canWrite} />
          ))}
        </div>
      )}
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.name}</HeadCell>
            <HeadCell>{texts.state}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.source}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.by}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.size}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {uploads.map((upload) => (
            <Row key={upload.id} upload={upload} canWrite={canWrite} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Row({ upload, canWrite }: { readonly upload: Upload; readonly canWrite: boolean }) {
  const { id, name, state, outcome, sourceId, uploadedBy, uploadedAt, byteCount } = upload;
  const said = state === "done" && outcome !== null ? outcomes[outcome.status] : states[state];
  const href = outcome?.fileId != null ? usageFilePath(outcome.fileId) : null;
  const wizard = canWrite ? addressOf("/usage-files/new", { upload: id }) : null;
  const path = href ?? wizard;
  return (
    <tr>
      <RowHead>
        {path === null ? (
          <span className="break-all">{name}</span>
        ) : (
          <AppLink href={path} className="break-all hover:underline">
            {name}
          </AppLink>
        )}
      </RowHead>
      <Cell>
        <StatusBadge tone={said.tone}>{said.label}</StatusBadge>
      </Cell>
      <Cell className="max-sm:hidden">
        {sourceId ?? <span className="text-muted-foreground">{texts.none}</span>}
      </Cell>
      <Cell className="max-md:hidden">
        <span className="grid">
          <ReaderInstant at={uploadedAt} />
          <span className="break-all text-muted-foreground text-xs">{uploadedBy}</span>
        </span>
      </Cell>
      <Cell cellAlign="end" className="max-sm:hidden">
        <Bytes bytes={byteCount} />
      </Cell>
    </tr>
  );
}
