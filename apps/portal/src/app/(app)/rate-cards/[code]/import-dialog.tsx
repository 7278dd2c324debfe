"use client";
import { Button } from "@tributary/ui/button";
import { Dialog } from "@tributary/ui/dialog";
import { useState } from "react";
import { ChooseFile } from "@/frame/choose-file.tsx";
import { rateCardPath } from "@/frame/paths.ts";
import { checkFile } from "@/frame/send-file.ts";
import { rateImportTexts as texts } from "@/texts/rate-import.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { ReviewImport } from "./review-import.tsx";

/** What a file of prices comes to, before it is applied. */
export type ImportPreview = Outputs["rateCard"]["preview"];

interface Checked {
  readonly file: File;
  readonly preview: ImportPreview;
}

/** Brings prices in from a file: it is chosen, checked, looked over, and only then put into the draft. */
export function ImportDialog({ code }: { readonly code: string }) {
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
      trigger={<Button>{texts.action}</Button>}
    >
      {checked === null ? (
        <ChooseFile
          texts={texts}
          accept=".csv,.txt,.xlsx,text/csv,text/plain"
          check={(file) => checkFile<ImportPreview>(`${rateCardPath(code)}/preview`, file, texts.failed)}
          onChecked={(file, preview) => setChecked({ file, preview })}
          onCancel={() => change(false)}
        />
      ) : (
        <ReviewImport code={code} {...checked} onBack={() => setChecked(null)} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}
