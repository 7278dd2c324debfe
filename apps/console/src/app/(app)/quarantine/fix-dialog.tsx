"use client";
import { Dialog } from "@tributary/ui/dialog";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { type ReactNode, useState } from "react";
import { fixTexts as texts } from "@/texts/quarantine-fix.ts";
import { FixForm } from "./fix-form.tsx";
import type { FixRights, FixTarget, Method } from "./fix-method.ts";

interface FixDialogProps {
  readonly target: FixTarget;
  readonly rights: FixRights;
  readonly trigger: ReactNode;
  /** The way it opens with; else the likeliest one. */
  readonly method?: Method;
  readonly onStarted?: (() => void) | undefined;
}

/** Puts records right: chooses how, shows what that would change, and starts it. The work goes on behind. */
export function FixDialog({ target, rights, trigger, method, onStarted }: FixDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const started = () => {
    setOpen(false);
    onStarted?.();
  };
  return (
    <Dialog
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={setOpen}
      size="lg"
      title={target.records === null ? texts.titleOfFilter : texts.title(formatDecimal(target.records))}
      description={texts.description}
    >
      {isOpen && (
        <FixForm
          target={target}
          rights={rights}
          method={method}
          onStarted={started}
          onCancel={() => setOpen(false)}
        />
      )}
    </Dialog>
  );
}
