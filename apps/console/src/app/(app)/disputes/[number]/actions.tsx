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
  const forApprover = (step: ReactNode) => (canApprove ? step : <Waits>{texts.approver}</Waits>);
  const forAnalyst = (step: ReactNode) => (canWrite ? step : <Waits>{texts.analyst}</Waits>);
  switch (dispute.status) {
    case "draft":
      return (
        <>
          {canWrite && <RedraftButton dispute={dispute} />}
          {forApprover(<RaiseButton dispute={dispute} />)}
        </>
      );
    case "raised":
      return forAnalyst(<AdvanceButton number={dispute.number} step="acknowledge" />);
    case "acknowledged":
      return forAnalyst(<AdvanceButton number={dispute.number} step="review" />);
    case "under_review":
      return forAnalyst(<OutcomeButton dispute={dispute} />);
    case "accepted":
    case "partly_accepted":
      return forApprover(<CreditButton dispute={dispute} />);
    case "rejected":
    case "credited":
      return forAnalyst(<AdvanceButton number={dispute.number} step="close" />);
    default:
      return null;
  }
}

function Waits({ children }: { readonly children: string }) {
  return <span className="text-muted-foreground text-sm">{children}</span>;
}
