import type { ReactNode } from "react";
import { correctionTexts } from "@/texts/correction.ts";

/** A figure as it is, and below it as it will be. */
export function BeforeAfter({ before, after }: { readonly before: ReactNode; readonly after: ReactNode }) {
  return (
    <span className="inline-grid justify-items-end whitespace-nowrap">
      <span className="font-normal text-muted-foreground">{before}</span>
      <span>
        <span className="sr-only">{correctionTexts.usage.after} </span>
        {after}
      </span>
    </span>
  );
}
