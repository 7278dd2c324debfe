import { Alert } from "@tributary/ui/alert";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { StatTile } from "@tributary/ui/stat-tile";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import { wizardPath } from "./search.ts";
import { TrialRows } from "./trial-rows.tsx";
import { TrialReasons, TrialSums } from "./trial-sums.tsx";
import type { Trial } from "./types.ts";

const { test: texts } = usageUploadTexts;

/** What taking the file in would come to, by its first rows. */
export function TestStep({ trial }: { readonly trial: Trial }) {
  const { counts, agreement, id } = trial;
  return (
    <div className="grid gap-5">
      <Verdict trial={trial} />
      <Tiles trial={trial} />
      <p className="text-muted-foreground text-xs">
        {texts.rows(counts.rows, trial.isWhole)}{" "}
        {trial.firstOccurredAt !== null && trial.lastOccurredAt !== null && (
          <>
            {texts.span}: <Instant at={trial.firstOccurredAt} zone={agreement?.zone ?? "UTC"} /> –{" "}
            <Instant at={trial.lastOccurredAt} zone={agreement?.zone ?? "UTC"} />.
          </>
        )}
      </p>
      <TrialReasons trial={trial} />
      <TrialSums trial={trial} />
      <TrialRows trial={trial} />
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <ButtonLink href={wizardPath(id, "columns")}>
            {trial.hasDraft ? texts.change : texts.anew}
          </ButtonLink>
          <ButtonLink variant="primary" href={wizardPath(id, trial.hasDraft ? "save" : "run")}>
            {texts.next}
          </ButtonLink>
        </div>
      </Card>
    </div>
  );
}

function Verdict({ trial: { id, counts, agreement } }: { readonly trial: Trial }) {
  if (agreement === null) {
    return (
      <Alert
        tone="warning"
        title={texts.noAgreement}
        action={<ButtonLink href={wizardPath(id, "columns")}>{texts.chooseAgreement}</ButtonLink>}
      />
    );
  }
  const counted = counts.accepted + counts.nobody;
  return (
    <>
      <Alert
        tone={counts.quarantined === 0 ? "good" : counts.quarantined > counted ? "bad" : "warning"}
        title={counts.quarantined === 0 ? texts.all : texts.some(counts.quarantined)}
      />
      {counts.nobody > 0 && (
        <Alert
          tone={counts.nobody * 2 > counted ? "bad" : "warning"}
          title={texts.strangers(counts.nobody, counted)}
        >
          {texts.strangersText}
        </Alert>
      )}
    </>
  );
}

function Tiles({ trial: { counts, agreement } }: { readonly trial: Trial }) {
  const figure = (count: number) => formatDecimal(BigInt(count));
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {agreement === null ? (
        <StatTile label={texts.read} value={figure(counts.read)} note={texts.readNote} />
      ) : (
        <>
          <StatTile
            label={texts.accepted}
            value={figure(counts.accepted)}
            note={texts.acceptedNote}
            tone={counts.accepted > 0 ? "good" : "bad"}
          />
          <StatTile
            label={texts.nobody}
            value={figure(counts.nobody)}
            note={texts.nobodyNote}
            tone={counts.nobody > 0 ? "warning" : "neutral"}
          />
        </>
      )}
      <StatTile
        label={texts.quarantined}
        value={figure(counts.quarantined)}
        note={texts.quarantinedNote}
        tone={counts.quarantined > 0 ? "bad" : "neutral"}
      />
      <StatTile label={texts.skipped} value={figure(counts.skipped)} note={texts.skippedNote} />
    </div>
  );
}
