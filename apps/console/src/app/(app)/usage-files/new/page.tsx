import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { ButtonLink } from "@tributary/ui/button";
import { PageHeader } from "@tributary/ui/page-header";
import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { uploadRunTexts } from "@/texts/upload-run.ts";
import { usageFileTexts } from "@/texts/usage-file.ts";
import { usageUploadTexts as texts } from "@/texts/usage-upload.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { ColumnsStep } from "./columns-step.tsx";
import { RunStep } from "./run-step.tsx";
import { SaveStep } from "./save-step.tsx";
import { type Step, wizardParams, wizardPath } from "./search.ts";
import { Steps } from "./steps.tsx";
import { TestStep } from "./test-step.tsx";
import type { Upload } from "./types.ts";
import { UploadStep } from "./upload-step.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function NewUsageFilePage({ searchParams }: PageProps<"/usage-files/new">) {
  const me = await requireMe();
  if (!me.can("usage-file:write")) return <NoAccess />;
  const asked = await searchParams;
  const { upload: uploadId, step } = wizardParams.parse(asked);
  const upload = uploadId === undefined ? null : await notFoundOnRefusal(api.usageUpload.show({ uploadId }));
  const current = upload === null ? "upload" : stepOf(upload, step);
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: usageFileTexts.title, href: "/usage-files" }, { label: texts.title }]} />
      <PageHeader
        title={upload === null ? texts.title : <span className="break-all">{upload.name}</span>}
        description={upload === null ? texts.description : undefined}
      />
      <Steps current={current} uploadId={upload?.id ?? null} open={openSteps(upload)} />
      {upload === null ? <FirstStep sourceId={asked.source} /> : await laterStep(upload, current)}
    </div>
  );
}

/** An upload whose bytes are gone can only be looked at; where its sender left off is where they go on. */
function stepOf({ hasBytes, hasDraft, sourceId, startedAt }: Upload, asked: Step | undefined): Step {
  if (!hasBytes) return "run";
  if (asked !== undefined && asked !== "upload") return asked;
  if (startedAt !== null) return "run";
  return hasDraft || sourceId === null ? "columns" : "test";
}

function openSteps(upload: Upload | null): Step[] {
  if (upload === null) return ["upload"];
  const { hasBytes, hasDraft, sourceId } = upload;
  if (!hasBytes) return ["run"];
  const canTest: Step[] = hasDraft || sourceId !== null ? ["test"] : [];
  const canSave: Step[] = hasDraft ? ["save"] : [];
  return ["columns", ...canTest, ...canSave, ...(sourceId === null ? [] : ["run" as const])];
}

async function FirstStep({ sourceId }: { readonly sourceId: string | string[] | undefined }) {
  const choices = await api.usageUpload.choices();
  return <UploadStep choices={choices} sourceId={typeof sourceId === "string" ? sourceId : undefined} />;
}

/** What cannot be shown says why, and what to do about it. */
async function laterStep(upload: Upload, step: Step): Promise<ReactNode> {
  const { id: uploadId } = upload;
  try {
    switch (step) {
      case "columns": {
        const guessed = await api.usageUpload.guess({ uploadId });
        return <ColumnsStep guessed={guessed} timeZones={Intl.supportedValuesOf("timeZone")} />;
      }
      case "test":
        return <TestStep trial={await api.usageUpload.try({ uploadId })} />;
      case "save":
        return <SaveStep guessed={await api.usageUpload.guess({ uploadId })} />;
      case "upload":
      case "run":
        return <RunStep initial={upload} canWrite />;
    }
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    return <Refused message={error.message} uploadId={uploadId} step={step} />;
  }
}

interface RefusedProps {
  readonly message: string;
  readonly uploadId: string;
  readonly step: Step;
}

function Refused({ message, uploadId, step }: RefusedProps) {
  return (
    <Alert
      tone="bad"
      title={step === "test" ? texts.test.failed : texts.error}
      action={
        step === "columns" ? (
          <ButtonLink href="/usage-files/new">{texts.columns.back}</ButtonLink>
        ) : (
          <ButtonLink href={wizardPath(uploadId, "columns")}>{uploadRunTexts.run.better}</ButtonLink>
        )
      }
    >
      {message}
    </Alert>
  );
}
