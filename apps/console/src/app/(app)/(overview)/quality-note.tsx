import { Alert } from "@tributary/ui/alert";
import { ButtonLink } from "@tributary/ui/button";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import type { ReactNode } from "react";
import { hasPlace } from "@/navigation.ts";
import { overviewTexts } from "@/texts/overview.ts";
import type { Overview } from "./types.ts";

interface QualityNoteProps {
  readonly quality: Overview["quality"];
  readonly currency: string;
}

/** Says what stands between the usage that was sent and the figures; nothing when nothing does. */
export function QualityNote({ quality, currency }: QualityNoteProps) {
  const texts = overviewTexts.quality;
  const { missingFiles, heldFiles, quarantinedRecords, quarantinedMicros, provisionalRuns } = quality;
  const facts: ReactNode[] = [
    missingFiles > 0 && texts.missing(missingFiles),
    heldFiles > 0 && texts.held(heldFiles),
    quarantinedRecords > 0n && (
      <>
        {texts.quarantine(formatDecimal(quarantinedRecords))}{" "}
        <Money micros={quarantinedMicros} currency={currency} />
      </>
    ),
    provisionalRuns > 0 && texts.runs(provisionalRuns),
  ].filter((fact) => fact !== false);
  if (facts.length === 0) return null;
  return (
    <Alert
      tone="warning"
      title={texts.title}
      action={
        <>
          {hasPlace("/usage-files") && (
            <ButtonLink size="sm" href="/usage-files">
              {texts.files}
            </ButtonLink>
          )}
          {quarantinedRecords > 0n && hasPlace("/quarantine") && (
            <ButtonLink size="sm" href="/quarantine">
              {texts.quarantined}
            </ButtonLink>
          )}
        </>
      }
    >
      <ul className="flex flex-wrap gap-x-4">
        {facts.map((fact, index) => (
          <li key={index}>{fact}</li>
        ))}
      </ul>
    </Alert>
  );
}
