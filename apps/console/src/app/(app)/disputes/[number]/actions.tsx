import type { ReactNode } from "react";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";
import { AdvanceButton } from "./advance-button.tsx";
import { CreditButton } from "./credit-button.tsx";
import { OutcomeButton } from "./outcome-button.tsx";
import { RaiseButton } from "./raise-button.tsx";
import { RedraftButton } from "./redraft-button.tsx";
import { WithdrawButton } from "./withdraw-button.tsx";

const { next: texts } = disputeTexts;

interface DisputeActionsProps {
  readonly dispute: Dispute;
  readonly canWrite: boolean;
  readonly canApprove: boolean;
}

/** What can be done next by whoever looks; who cannot reads who can. */
export function DisputeActions(props: DisputeActionsProps) {
  const { dispute, canApprove } = props;
  return (
    <>
      {canApprove && dispute.next.includes("withdrawn") && <WithdrawButton dispute={dispute} />}
      <NextStep {...props} />
    </>
  );
}

function NextStep({ dispute, canWrite, canApprove }: DisputeActionsProps) {
  const forApprover = (step: string, button: ReactNode) =>
    canApprove ? button : <Waits>{texts.byApprover(step)}</Waits>;
  const forAnalyst = (step: string, button: ReactNode) =>
    canWrite ? button : <Waits>{texts.byAnalyst(step)}</Waits>;
  const advance = (step: "acknowledge" | "review" | "close") =>
    forAnalyst(texts[step].action, <AdvanceButton number={dispute.number} step={step} />);
  switch (dispute.status) {
    case "draft":
      return (
        <>
          {canWrite && <RedraftButton dispute={dispute} />}
          {forApprover(texts.raise.action, <RaiseButton dispute={dispute} />)}
        </>
      );
    case "raised":
      return advance("acknowledge");
    case "acknowledged":
      return advance("review");
    case "under_review":
      return forAnalyst(disputeTexts.outcome.action, <OutcomeButton dispute={dispute} />);
    case "accepted":
    case "partly_accepted":
      return forApprover(texts.credit.action, <CreditButton dispute={dispute} />);
    case "rejected":
    case "credited":
      return advance("close");
    default:
      return null;
  }
}

function Waits({ children }: { readonly children: string }) {
  return <span className="text-muted-foreground text-sm">{children}</span>;
}
