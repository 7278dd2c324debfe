"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import type { SelectOption } from "@tributary/ui/select";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { RangeDialog } from "./range-dialog.tsx";
import type { Onboarding } from "./types.ts";

const { goLive, news } = onboardingTexts;

interface OnboardingActionsProps {
  readonly onboarding: Onboarding;
  readonly agreements: readonly SelectOption[];
  readonly today: string;
  readonly canWrite: boolean;
  readonly canApprove: boolean;
}

/** What may be done about an onboarding as it stands. */
export function OnboardingActions(props: OnboardingActionsProps) {
  const { onboarding, agreements, today, canWrite, canApprove } = props;
  const { operatorId, status, name, hasNews } = onboarding;
  if (status === "live") return null;
  return (
    <>
      {canWrite && hasNews && <TakeOver operatorId={operatorId} />}
      {canWrite && agreements.length > 0 && (
        <RangeDialog operatorId={operatorId} agreements={agreements} today={today} />
      )}
      {canWrite && status === "running" && <AskDialog operatorId={operatorId} today={today} />}
      {canWrite && status === "asked" && <Decline operatorId={operatorId} />}
      {canApprove && status === "asked" && <Approve operatorId={operatorId} name={name} />}
    </>
  );
}

function TakeOver({ operatorId }: { readonly operatorId: string }) {
  const client = useTRPCClient();
  const { run, isPending } = useCommand(client.onboarding.takeOver.mutate, {
    done: ({ done }: { done: number }) => news.done(done),
  });
  return (
    <Button isPending={isPending} onClick={() => void run({ operatorId })}>
      {news.action}
    </Button>
  );
}

function Approve({ operatorId, name }: { readonly operatorId: string; readonly name: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.onboarding.approve.mutate, { done: goLive.approved });
  return (
    <ConfirmDialog
      title={goLive.approveTitle}
      description={goLive.approveText(name)}
      confirmLabel={goLive.approveConfirm}
      trigger={<Button variant="primary">{goLive.approve}</Button>}
      onConfirm={() => confirm({ operatorId })}
    />
  );
}

function Decline({ operatorId }: { readonly operatorId: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.onboarding.decline.mutate, { done: goLive.declined });
  return (
    <ConfirmDialog
      title={goLive.declineTitle}
      description={goLive.declineText}
      reason={{ label: goLive.reason, isRequired: true }}
      confirmLabel={goLive.declineConfirm}
      isDanger
      trigger={<Button>{goLive.decline}</Button>}
      onConfirm={(reason) => confirm({ operatorId, reason })}
    />
  );
}
