import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { addressOf } from "@/frame/address.ts";
import { usageFileTexts } from "@/texts/usage-file.ts";
import { Gaps } from "./gaps.tsx";
import { Span } from "./span.tsx";
import type { Source } from "./status.tsx";

const { sources: texts } = usageFileTexts;

/** How late each source is, and which of its files have not come. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  if (sources.length === 0) {
    return (
      <Card title={texts.title}>
        <EmptyState title={texts.empty.title}>{texts.empty.text}</EmptyState>
      </Card>
    );
  }
  return (
    <>
      <Gaps sources={sources} />
      <Card title={texts.title} isFlush>
        <Table caption={texts.caption}>
          <thead>
            <tr>
              <HeadCell>{texts.source}</HeadCell>
              <HeadCell cellAlign="end" className="max-sm:hidden">
                {texts.files}
              </HeadCell>
              <HeadCell className="max-md:hidden">{texts.last}</HeadCell>
              <HeadCell cellAlign="end">{texts.silent}</HeadCell>
              <HeadCell cellAlign="end">{texts.lag}</HeadCell>
              <HeadCell cellAlign="end" className="max-sm:hidden">
                {texts.usualLag}
              </HeadCell>
              <HeadCell>{texts.gaps}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <SourceRow key={source.sourceId} source={source} />
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  );
}

function SourceRow({ source }: { readonly source: Source }) {
  const { sourceId, files, silentSeconds, isLate, lastLagSeconds, usualLagSeconds, missing } = source;
  return (
    <tr>
      <RowHead>
        <AppLink href={addressOf("/usage-files", { source: sourceId })} className="hover:underline">
          {sourceId}
        </AppLink>
        <Pickup source={source} />
      </RowHead>
      <Cell cellAlign="end" className="max-sm:hidden">
        <Quantity value={BigInt(files)} />
      </Cell>
      <Cell className="max-md:hidden">
        <LastFile source={source} />
      </Cell>
      <Cell cellAlign="end">
        {silentSeconds !== null && <Span seconds={silentSeconds} />}
        {isLate && (
          <Badge tone="bad" className="ml-2">
            {texts.late}
          </Badge>
        )}
      </Cell>
      <Cell cellAlign="end">{lastLagSeconds !== null && <Span seconds={lastLagSeconds} />}</Cell>
      <Cell cellAlign="end" className="max-sm:hidden">
        {usualLagSeconds !== null && <Span seconds={usualLagSeconds} />}
      </Cell>
      <Cell>
        {missing === 0 ? (
          <span className="text-muted-foreground">{texts.none}</span>
        ) : (
          <Badge tone="bad">{texts.missing(missing)}</Badge>
        )}
      </Cell>
    </tr>
  );
}

/** Whose source it is, and how the fetching of its files goes. */
function Pickup({ source }: { readonly source: Source }) {
  const { agreementName, pickup, pickupError, waiting, givenUp } = source;
  return (
    <span className="grid font-normal text-muted-foreground text-xs">
      <span>{pickup === null ? agreementName : `${agreementName}, ${texts.pickup[pickup]}`}</span>
      {waiting > 0 && <span>{texts.waiting(waiting)}</span>}
      {givenUp > 0 && <span className="text-bad">{texts.givenUp(givenUp)}</span>}
      {pickupError !== null && <span className="text-bad">{pickupError}</span>}
    </span>
  );
}

function LastFile({ source: { lastFileId, lastName, lastReceivedAt, zone } }: { readonly source: Source }) {
  if (lastFileId === null || lastReceivedAt === null) {
    return <span className="text-muted-foreground">{texts.never}</span>;
  }
  return (
    <span className="grid">
      <AppLink href={`/usage-files/${lastFileId}`} className="break-all hover:underline">
        {lastName}
      </AppLink>
      <Instant at={lastReceivedAt} zone={zone} className="text-muted-foreground text-xs" />
    </span>
  );
}
