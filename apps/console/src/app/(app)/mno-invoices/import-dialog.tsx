"use client";
import { Button } from "@tributary/ui/button";
import { Dialog } from "@tributary/ui/dialog";
import { useState } from "react";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { ChooseFile } from "./choose-file.tsx";
import { ReviewImport } from "./review-import.tsx";
import type { ChosenFile } from "./send-file.ts";
import type { InvoiceList, Preview } from "./types.ts";

const { import: texts } = mnoInvoiceTexts;

interface Checked extends ChosenFile {
  readonly preview: Preview;
}

/** Takes an invoice in: its file is chosen, read and checked, looked over, and only then recorded. */
export function ImportDialog({ agreements }: Pick<InvoiceList, "agreements">) {
  const [isOpen, setOpen] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setChecked(null);
  };
  return (
    <Dialog
      size="lg"
      title={texts.title}
      description={texts.description}
      isOpen={isOpen}
      onOpenChange={change}
      trigger={<Button variant="primary">{texts.action}</Button>}
    >
      {checked === null ? (
        <ChooseFile
          agreements={agreements}
          onChecked={(chosen, preview) => setChecked({ ...chosen, preview })}
          onCancel={() => change(false)}
        />
      ) : (
        <ReviewImport {...checked} onBack={() => setChecked(null)} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}
