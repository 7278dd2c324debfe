"use client";
import { Alert } from "@tributary/ui/alert";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { useNavigate } from "@tributary/ui/link-context";
import { useAsked } from "@tributary/ui/use-asked";
import { addressOf } from "@/frame/address.ts";
import { usageFilePath } from "@/frame/paths.ts";
import { uploadRunTexts } from "@/texts/upload-run.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { UploadProgress } from "../upload-progress.tsx";
import { wizardPath } from "./search.ts";
import type { Upload } from "./types.ts";

const { run: texts, states, outcomes } = uploadRunTexts;

/** Takes the file in and shows how far that is, also to who loads the page anew; then what became of it. */
export function RunStep({ initial, canWrite }: { readonly initial: Upload; readonly canWrite: boolean }) {
  const client = useTRPCClient();
  const { answer: upload = initial, ask } = useAsked(
    client.usageUpload.show.query,
    { uploadId: initial.id },
    { isGoingOn: ({ state }) => state === "running" },
  );
  if (upload.state === "running") {
    return (
      <Card title={states.running.label} className="max-w-2xl">
        <div role="status" className="grid gap-3">
          <UploadProgress upload={upload} canCancel={canWrite} onCancelled={() => void ask()} />
          <p className="text-muted-foreground text-sm">{texts.leave}</p>
        </div>
      </Card>
    );
  }
  if (upload.outcome?.status === "loaded") return <Loaded upload={upload} />;
  return <Resting upload={upload} canWrite={canWrite} onStarted={() => void ask()} />;
}

/** It is counted: on to what it brought, or to what waits. */
function Loaded({ upload: { outcome, sourceId, name } }: { readonly upload: Upload }) {
  const counts = outcome?.counts;
  const figure = (count: number) => formatDecimal(BigInt(count));
  return (
    <Card title={texts.loaded} description={name} className="max-w-2xl">
      <div className="grid gap-4">
        {counts && (
          <Alert
            tone={counts.quarantined > 0 || counts.unattributed > 0 ? "warning" : "good"}
            title={texts.counts(
              figure(counts.accepted),
              figure(counts.quarantined),
              figure(counts.unattributed),
            )}
          >
            {outcome.warnings.length > 0 && (
              <ul className="list-disc pl-5">
                {outcome.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            )}
          </Alert>
        )}
        <div className="flex flex-wrap gap-2">
          {outcome?.fileId != null && (
            <ButtonLink variant="primary" href={usageFilePath(outcome.fileId)}>
              {texts.openFile}
            </ButtonLink>
          )}
          {(counts?.quarantined ?? 0) > 0 && (
            <ButtonLink href={addressOf("/quarantine", { source: sourceId })}>
              {texts.openQuarantine}
            </ButtonLink>
          )}
          <ButtonLink href="/usage-files/new">{texts.another}</ButtonLink>
        </div>
      </div>
    </Card>
  );
}

interface RestingProps {
  readonly upload: Upload;
  readonly canWrite: boolean;
  readonly onStarted: () => void;
}

/** It is not being taken in: it was not yet, or that came to nothing. */
function Resting({ upload, canWrite, onStarted }: RestingProps) {
  const { id, name, state, sourceId, hasBytes, outcome, failure, cancelledBy } = upload;
  const client = useTRPCClient();
  const start = useCommand(client.usageUpload.start.mutate, { done: texts.started, onDone: onStarted });
  const said = state === "done" && outcome !== null ? outcomes[outcome.status] : states[state];
  const why =
    failure ??
    outcome?.message ??
    (state === "cancelled" && cancelledBy !== null ? texts.cancelledBy(cancelledBy) : null) ??
    (sourceId === null ? texts.noSource : texts.waitingText(sourceId));
  return (
    <Card title={name} className="max-w-2xl">
      <div className="grid gap-4">
        <Alert tone={said.tone === "neutral" ? "info" : said.tone} title={said.label}>
          {why}
        </Alert>
        {start.refusal && <Alert tone="bad" isAnnounced title={start.refusal.message} />}
        {canWrite && hasBytes && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Discard uploadId={id} />
            <span className="flex flex-wrap gap-2">
              <ButtonLink href={wizardPath(id, "columns")}>{texts.better}</ButtonLink>
              {sourceId !== null && (
                <Button
                  variant="primary"
                  isPending={start.isPending}
                  onClick={() => void start.run({ uploadId: id })}
                >
                  {state === "waiting" ? texts.begin : texts.again}
                </Button>
              )}
            </span>
          </div>
        )}
        {!hasBytes && (
          <div className="flex flex-wrap gap-2">
            {outcome?.fileId != null && (
              <ButtonLink variant="primary" href={usageFilePath(outcome.fileId)}>
                {texts.openFile}
              </ButtonLink>
            )}
            <ButtonLink href="/usage-files/new">{texts.another}</ButtonLink>
          </div>
        )}
      </div>
    </Card>
  );
}

function Discard({ uploadId }: { readonly uploadId: string }) {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { confirm } = useCommand(client.usageUpload.discard.mutate, {
    done: texts.discarded,
    onDone: () => navigate("/usage-files"),
  });
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">{texts.discard}</Button>}
      title={texts.discardTitle}
      description={texts.discardText}
      confirmLabel={texts.discard}
      isDanger
      onConfirm={() => confirm({ uploadId })}
    />
  );
}
