import { CorrectButton } from "./correct-button.tsx";
import { DiscardButton } from "./discard-button.tsx";
import { DownloadMenu } from "./download-menu.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import type { RateCard } from "./load.ts";
import { PublishButton } from "./publish-button.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";

/** What can be done with a card as it stands: only its last version is changed or published. */
export function CardActions({ card, canWrite }: { readonly card: RateCard; readonly canWrite: boolean }) {
  const { code, shown, versions, zone, fingerprint, rateCount } = card;
  const isLast = shown.version === versions[0]?.version;
  const isDraft = shown.status === "draft";
  return (
    <>
      <DownloadMenu code={code} version={shown.version} />
      {canWrite && isLast && (
        <>
          <SettingsDialog card={card} />
          <ImportDialog code={code} />
          {isDraft && versions.length > 1 && <DiscardButton code={code} version={shown.version} />}
          {isDraft && rateCount > 0 && versions.length > 1 && (
            <CorrectButton {...{ code, zone, fingerprint, version: shown.version }} />
          )}
          {isDraft && rateCount > 0 && (
            <PublishButton
              {...{ code, zone, fingerprint, version: shown.version, changes: card.changes }}
              begins={shown.effectiveFrom}
            />
          )}
        </>
      )}
    </>
  );
}
