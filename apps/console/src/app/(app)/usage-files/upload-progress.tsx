"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { formatSpan } from "@tributary/ui/format/time";
import { Progress } from "@tributary/ui/progress";
import { uploadRunTexts } from "@/texts/upload-run.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { run: texts } = uploadRunTexts;

interface UploadProgressProps {
  readonly upload: Outputs["usageUpload"]["show"];
  readonly canCancel: boolean;
  readonly onCancelled?: () => void;
}

/** How far taking one file in is, and the way out. */
export function UploadProgress({ upload, canCancel, onCancelled }: UploadProgressProps) {
  const { id, name, phase, percent, rowsDone, rowsTotal, recordsPerSecond, secondsLeft, cancelledBy } =
    upload;
  const client = useTRPCClient();
  const { run, isPending } = useCommand(client.usageUpload.cancel.mutate, {
    done: texts.cancelled,
    onDone: onCancelled,
  });
  const figure = (count: number | null) => (count === null ? null : formatDecimal(BigInt(count)));
  return (
    <Progress
      label={`${name}: ${texts.phases[phase]}`}
      {...(percent === null ? {} : { percent })}
      detail={texts.rows(figure(rowsDone) ?? "0", figure(rowsTotal), figure(recordsPerSecond))}
      eta={secondsLeft === null ? texts.starting : texts.eta(formatSpan(secondsLeft * 1_000))}
      action={
        canCancel &&
        (cancelledBy === null ? (
          <Button size="sm" isPending={isPending} onClick={() => void run({ uploadId: id })}>
            {texts.cancel}
          </Button>
        ) : (
          texts.cancelling
        ))
      }
    />
  );
}
