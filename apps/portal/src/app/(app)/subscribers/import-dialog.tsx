"use client";
import { Button } from "@tributary/ui/button";
import { Dialog } from "@tributary/ui/dialog";
import { useState } from "react";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { ChooseFile } from "./choose-file.tsx";
import { ReviewImport } from "./review-import.tsx";
import type { ImportPreview } from "./send-file.ts";

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
          onChecked={(file, preview) => setChecked({ file, preview })}
          onCancel={() => change(false)}
        />
      ) : (
        <ReviewImport {...checked} onBack={() => setChecked(null)} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}
