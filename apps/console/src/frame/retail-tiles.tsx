import { formatBps, formatChange, formatPointChange } from "@tributary/ui/format/percent";
import { formatPeriodShort } from "@tributary/ui/format/period";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { StatTile, type StatTileProps } from "@tributary/ui/stat-tile";
import { retailTexts } from "../texts/retail.ts";
import { Amount, Average, RetailState, type RetailSummary, Share } from "./retail-figures.tsx";

const texts = retailTexts.tiles;

interface RetailTilesProps {
  readonly now: RetailSummary;
  readonly before: RetailSummary | null;
  readonly scope: { readonly currency: string; readonly before: string | null };
}

/** The six figures of the operators' own business, blended, each against the month before. */
export function RetailTiles({ now, before, scope }: RetailTilesProps) {
  const { currency } = scope;
  const against =
    scope.before === null ? "" : ` ${retailTexts.comparedWith(formatPeriodShort(scope.before))}`;
  const amount = (figureOf: (summary: RetailSummary) => bigint | null) =>
    changeOf(figureOf(now), before && figureOf(before), against);
  const points = (figureOf: (summary: RetailSummary) => number | null, isBadWhenUp = false) =>
    pointsOf(figureOf(now), before && figureOf(before), isBadWhenUp);
  const left = now.voluntary + now.involuntary + now.portedOut;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <StatTile
        label={texts.subscribers}
        value={<Average tenths={now.averageTenths} />}
        delta={amount(({ averageTenths }) => averageTenths)}
        note={texts.activations(formatDecimal(BigInt(now.activations)))}
      />
      <StatTile
        label={texts.arpu}
        value={<Amount micros={now.arpuMicros} currency={currency} />}
        delta={amount(({ arpuMicros }) => arpuMicros)}
      />
      <StatTile
        label={texts.churn}
        value={<Share bps={now.churnBps} decimals={2} />}
        delta={points(({ churnBps }) => churnBps, true)}
        note={texts.left(formatDecimal(BigInt(left)))}
      />
      <StatTile
        label={texts.revenue}
        value={<Amount micros={now.revenueMicros} currency={currency} />}
        delta={amount(({ revenueMicros }) => revenueMicros)}
        note={<RetailState summary={now} />}
      />
      <StatTile
        label={texts.retailMargin}
        value={<Amount micros={now.retailMargin?.micros ?? null} currency={currency} />}
        delta={points(({ retailMargin }) => retailMargin?.bps ?? null)}
        note={shareNote(now.retailMargin)}
      />
      <StatTile
        label={texts.mvnaMargin}
        value={<Amount micros={now.mvnaMargin?.micros ?? null} currency={currency} />}
        delta={points(({ mvnaMargin }) => mvnaMargin?.bps ?? null)}
        note={shareNote(now.mvnaMargin)}
      />
    </div>
  );
}

function shareNote(margin: RetailSummary["retailMargin"]) {
  return margin === null || margin.bps === null ? undefined : formatBps(margin.bps);
}

function changeOf(now: bigint | null, before: bigint | null, against: string): StatTileProps["delta"] {
  if (now === null || before === null || before === 0n) return undefined;
  return { text: `${formatChange(now, before)}${against}`, direction: directionOf(now, before) };
}

function pointsOf(now: number | null, before: number | null, isBadWhenUp: boolean): StatTileProps["delta"] {
  if (now === null || before === null) return undefined;
  const direction = directionOf(now, before);
  const tone = direction === "flat" ? "neutral" : (direction === "up") === isBadWhenUp ? "bad" : "good";
  return { text: formatPointChange(now, before), direction, tone };
}

function directionOf<Figure extends bigint | number>(now: Figure, before: Figure): "up" | "down" | "flat" {
  return now === before ? "flat" : now > before ? "up" : "down";
}
