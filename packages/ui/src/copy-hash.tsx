"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "./class-names.ts";
import { defaultTexts } from "./texts.ts";

export interface CopyHashProps {
  value: string;
  /** How many characters are shown; the whole is copied and stands in the title. */
  length?: number;
  className?: string;
  texts?: typeof defaultTexts.copy;
}

/** A hash or id, shortened, with a button that copies the whole of it. */
export function CopyHash({ value, length = 8, className, texts = defaultTexts.copy }: CopyHashProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <span className={cn("inline-flex items-center gap-0.5 font-mono text-xs", className)}>
      <span title={value}>{value.length > length ? `${value.slice(0, length)}…` : value}</span>
      <button
        type="button"
        aria-label={texts.copy(value)}
        onClick={() => void copy()}
        className={cn(
          "inline-flex size-6 items-center justify-center rounded text-muted-foreground",
          "hover:bg-hover hover:text-foreground",
        )}
      >
        <Icon aria-hidden className="size-3.5" />
      </button>
      <span role="status" className="sr-only">
        {isCopied ? texts.copied : ""}
      </span>
    </span>
  );
}
