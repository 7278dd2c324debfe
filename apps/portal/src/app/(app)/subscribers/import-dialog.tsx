"use client";
import { Button } from "@tributary/ui/button";
import { Dialog } from "@tributary/ui/dialog";
import { useState } from "react";
import { ChooseFile } from "@/frame/choose-file.tsx";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { ReviewImport } from "./review-import.tsx";
import { type ImportPreview, previewFile } from "./send-file.ts";

const { import: texts } = subscriberTexts;

interface Checked {
  readonly file: File;
  readonly preview: ImportPreview;
}

/** Takes subscribers in from a file: it is chosen, checked, looked over, and only then taken. */
export function ImportDialog() {
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
          accept=".csv,.txt,text/csv,text/plain"
          check={previewFile}
          onChecked={(file, preview) => setChecked({ file, preview })}
          onCancel={() => change(false)}
        />
      ) : (
        <ReviewImport {...checked} onBack={() => setChecked(null)} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}
