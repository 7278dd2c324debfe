"use client";
import { Button } from "@tributary/ui/button";
import { DropdownMenu, MenuItem } from "@tributary/ui/dropdown-menu";
import { ChevronDown } from "lucide-react";
import { type ComponentType, useState } from "react";
import { billTexts as texts } from "@/texts/bill.ts";
import type { Bill } from "../status.tsx";
import { DrawUpAgainDialog, RebillDialog } from "./again-dialogs.tsx";
import { PromiseDialog } from "./promise-dialog.tsx";
import { RefundDialog } from "./refund-dialog.tsx";

export interface BillDialogProps {
  readonly bill: Bill;
  /** What is left of it, with its tax. */
  readonly leftMicros: bigint;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

interface Action {
  readonly label: string;
  readonly Dialog: ComponentType<BillDialogProps>;
  readonly isPossible: (bill: Bill, leftMicros: bigint) => boolean;
  readonly isDanger?: boolean;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  promise: {
    label: texts.promise.action,
    Dialog: PromiseDialog,
    isPossible: ({ openMicros }) => openMicros > 0n,
  },
  refund: {
    label: texts.refund.action,
    Dialog: RefundDialog,
    isPossible: ({ creditMicros }) => creditMicros > 0n,
  },
  rebill: {
    label: texts.rebill.action,
    Dialog: RebillDialog,
    isPossible: (_, leftMicros) => leftMicros > 0n,
    isDanger: true,
  },
  drawUpAgain: {
    label: texts.drawUpAgain.action,
    Dialog: DrawUpAgainDialog,
    isPossible: (_, leftMicros) => leftMicros === 0n,
  },
};

/** What else can be done about a bill as it stands; each asks before it is done. */
export function MoreActions(props: Pick<BillDialogProps, "bill" | "leftMicros" | "today">) {
  const { bill, leftMicros } = props;
  const [open, setOpen] = useState<string | null>(null);
  const possible = Object.entries(ACTIONS).filter(([, { isPossible }]) => isPossible(bill, leftMicros));
  return (
    <>
      <DropdownMenu
        trigger={
          <Button>
            {texts.more}
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        {possible.map(([name, { label, isDanger }]) => (
          <MenuItem key={name} isDanger={isDanger} onSelect={() => setOpen(name)}>
            {label}
          </MenuItem>
        ))}
      </DropdownMenu>
      {possible.map(([name, { Dialog }]) => (
        <Dialog
          key={name}
          {...props}
          isOpen={open === name}
          onOpenChange={(isOpen) => setOpen(isOpen ? name : null)}
        />
      ))}
    </>
  );
}
