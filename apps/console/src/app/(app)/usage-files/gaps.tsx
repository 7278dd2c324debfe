import { Alert } from "@tributary/ui/alert";
import { Instant } from "@tributary/ui/instant";
import { usageFileTexts } from "@/texts/usage-file.ts";
import type { Source } from "./status.tsx";

const { sources: texts } = usageFileTexts;

const SHOWN = 5;

/** Says which files have not come and by which file that is known, the latest gaps of each source first. */
export function Gaps({ sources }: { readonly sources: readonly Source[] }) {
  const gapped = sources.filter(({ gaps }) => gaps.length > 0);
  const missing = gapped.reduce((sum, source) => sum + source.missing, 0);
  if (missing === 0) return null;
  return (
    <Alert tone="warning" title={texts.gapsTitle(missing)}>
      <ul className="grid gap-0.5">
        {gapped.map((source) => (
          <SourceGaps key={source.sourceId} source={source} />
        ))}
      </ul>
      <p className="mt-1 text-muted-foreground">{texts.advice}</p>
    </Alert>
  );
}

function SourceGaps({ source: { sourceId, zone, gaps } }: { readonly source: Source }) {
  return (
    <>
      {gaps.slice(0, SHOWN).map(({ firstMissing, lastMissing, nextName, nextReceivedAt }) => (
        <li key={firstMissing}>
          <strong className="font-medium">{texts.gap(sourceId, firstMissing, lastMissing)}</strong>;{" "}
          {texts.behind(nextName)} <Instant at={nextReceivedAt} zone={zone} />.
        </li>
      ))}
      {gaps.length > SHOWN && (
        <li className="text-muted-foreground">
          {sourceId}: {texts.more(gaps.length - SHOWN)}
        </li>
      )}
    </>
  );
}
