"use client";
import { Progress } from "@tributary/ui/progress";
import { useAsked } from "@tributary/ui/use-asked";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { rehearsalTexts } from "@/texts/rehearsal.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { progress: texts, steps } = rehearsalTexts;

interface RehearsalProgressProps {
  readonly operatorId: string;
  readonly initial: Outputs["rehearsal"]["progress"];
}

/** At which step it is; when it has ended, the page shows what came of it. */
export function RehearsalProgress({ operatorId, initial }: RehearsalProgressProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const { answer = initial } = useAsked(
    client.rehearsal.progress.query,
    { operatorId },
    { isGoingOn: ({ isOpen }) => isOpen },
  );
  const hasEnded = !answer.isOpen;
  useEffect(() => {
    if (hasEnded) router.refresh();
  }, [hasEnded, router]);
  const { stage } = answer;
  const all = Object.keys(steps.stages);
  return (
    <div role="status" className="rounded-lg border bg-card p-(--card-space)">
      <Progress
        label={texts.label}
        {...(stage === null ? {} : { percent: (100 * all.indexOf(stage)) / all.length })}
        detail={stage === null ? texts.waiting : texts.stage(stage)}
      />
      {answer.message !== null && <p className="mt-2 text-sm">{answer.message}</p>}
      <noscript>
        <p className="mt-2 text-sm">{texts.reload}</p>
      </noscript>
    </div>
  );
}
