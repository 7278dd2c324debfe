"use client";
import { Dialog } from "@tributary/ui/dialog";
import { type ReactNode, useState } from "react";
import { agreementTexts, lackingWords } from "@/texts/agreement.ts";
import { ProposeForm } from "./propose-form.tsx";
import type { Agreement, Lacking } from "./types.ts";

export interface ProposeProps {
  readonly agreement: Agreement;
  readonly lacking: Lacking;
}

/** Proposes what an agreement lacks, after a look at what that would change. */
export function ProposeDialog({ trigger, ...props }: ProposeProps & { readonly trigger: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const { title, description } = agreementTexts.form;
  return (
    <Dialog
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={setOpen}
      size="lg"
      title={title}
      description={`${lackingWords(props.lacking)}. ${description}`}
    >
      {isOpen && <ProposeForm {...props} onClose={() => setOpen(false)} />}
    </Dialog>
  );
}
