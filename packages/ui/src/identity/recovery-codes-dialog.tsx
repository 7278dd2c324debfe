"use client";

import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { identityTexts } from "./texts.ts";

export interface RecoveryCodesDialogProps {
  codes: readonly string[];
  /** The person has kept them: they are not shown again. */
  onKept: () => void;
  texts?: typeof identityTexts.factor;
}

/** Recovery codes, shown once: to be copied, kept as a file, or written down. */
export function RecoveryCodesDialog({
  codes,
  onKept,
  texts = identityTexts.factor,
}: RecoveryCodesDialogProps) {
  const [isCopied, setIsCopied] = useState(false);
  const text = `${codes.join("\n")}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  const CopyIcon = isCopied ? Check : Copy;
  return (
    <Dialog
      title={texts.codesTitle}
      description={texts.codesText}
      isOpen
      isFirm
      footer={
        <>
          <Button onClick={() => void copy()}>
            <CopyIcon aria-hidden />
            {isCopied ? texts.copied : texts.copy}
          </Button>
          <Button onClick={() => download(text, texts.fileName)}>
            <Download aria-hidden />
            {texts.download}
          </Button>
          <Button variant="primary" onClick={onKept}>
            {texts.kept}
          </Button>
        </>
      }
    >
      <ul className="grid gap-x-6 gap-y-1.5 rounded-lg border bg-muted p-4 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}

function download(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
