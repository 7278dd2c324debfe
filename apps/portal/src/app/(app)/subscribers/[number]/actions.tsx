"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem } from "@tributary/ui/dropdown-menu";
import { ChevronDown } from "lucide-react";
import { type ComponentType, useState } from "react";
import { subscriberPath } from "@/frame/paths.ts";
import { oneSubscriberTexts as texts } from "@/texts/one-subscriber.ts";
import type { Subscriber } from "../status.tsx";
import { ActivateDialog } from "./activate-dialog.tsx";
import { ChangeBuyerDialog } from "./change-buyer-dialog.tsx";
import { ChangeNumberDialog } from "./change-number-dialog.tsx";
import { ChangePlanDialog } from "./change-plan-dialog.tsx";
import { JoinPoolDialog } from "./join-pool-dialog.tsx";
import { EraseDialog, ResumeDialog } from "./reason-dialogs.tsx";
import type { StepDialogProps } from "./step-dialog.tsx";
import { SuspendDialog } from "./suspend-dialog.tsx";
import { SwapSimDialog } from "./swap-sim-dialog.tsx";
import { TakeAddOnDialog } from "./take-add-on-dialog.tsx";
import { TerminateDialog } from "./terminate-dialog.tsx";

interface Step {
  readonly label: string;
  readonly Dialog: ComponentType<StepDialogProps>;
  readonly isPossible: (can: Subscriber["can"]) => boolean;
  readonly isDanger?: boolean;
}

const STEPS: Readonly<Record<string, Step>> = {
  activate: { label: texts.activate.action, Dialog: ActivateDialog, isPossible: (can) => can.activate },
  resume: { label: texts.resume.action, Dialog: ResumeDialog, isPossible: (can) => can.resume },
  changePlan: { label: texts.changePlan.action, Dialog: ChangePlanDialog, isPossible: (can) => can.change },
  takeAddOn: {
    label: texts.takeAddOn.action,
    Dialog: TakeAddOnDialog,
    isPossible: (can) => can.takeAddOn,
  },
  joinPool: { label: texts.joinPool.action, Dialog: JoinPoolDialog, isPossible: (can) => can.share },
  swapSim: { label: texts.swapSim.action, Dialog: SwapSimDialog, isPossible: (can) => can.change },
  changeNumber: {
    label: texts.changeNumber.action,
    Dialog: ChangeNumberDialog,
    isPossible: (can) => can.change,
  },
  changeBuyer: {
    label: texts.changeBuyer.action,
    Dialog: ChangeBuyerDialog,
    isPossible: (can) => can.changeBuyer,
  },
  suspend: { label: texts.suspend.action, Dialog: SuspendDialog, isPossible: (can) => can.suspend },
  terminate: {
    label: texts.terminate.action,
    Dialog: TerminateDialog,
    isPossible: (can) => can.terminate,
    isDanger: true,
  },
  erase: { label: texts.erase.action, Dialog: EraseDialog, isPossible: (can) => can.erase, isDanger: true },
};

interface ActionsProps {
  readonly subscriber: Subscriber;
  readonly canExport: boolean;
  readonly canWrite: boolean;
}

/** What can be done with a subscriber as it stands; each step asks before it is taken. */
export function Actions({ subscriber, canExport, canWrite }: ActionsProps) {
  const [open, setOpen] = useState<string | null>(null);
  const possible = Object.entries(STEPS).filter(
    ([, { isPossible }]) => canWrite && isPossible(subscriber.can),
  );
  if (possible.length === 0 && !canExport) return null;
  return (
    <>
      <DropdownMenu
        trigger={
          <Button variant="primary">
            {texts.actions}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        {possible.map(([name, { label, isDanger }]) => (
          <MenuItem key={name} isDanger={isDanger} onSelect={() => setOpen(name)}>
            {label}
          </MenuItem>
        ))}
        {canExport && (
          <MenuItem href={`${subscriberPath(subscriber.number)}/file?form=json`}>{texts.download}</MenuItem>
        )}
      </DropdownMenu>
      {possible.map(([name, { Dialog }]) => (
        <Dialog
          key={name}
          subscriber={subscriber}
          isOpen={open === name}
          onOpenChange={(isOpen) => setOpen(isOpen ? name : null)}
        />
      ))}
    </>
  );
}
