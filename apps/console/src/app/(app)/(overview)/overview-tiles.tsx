import { Badge } from "@tributary/ui/badge";
import { formatBps, formatChange, formatPointChange } from "@tributary/ui/format/percent";
import { formatPeriodShort } from "@tributary/ui/format/period";
import { Money } from "@tributary/ui/money";
import { StatTile, type StatTileProps } from "@tributary/ui/stat-tile";
import { overviewTexts } from "@/texts/overview.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import type { Overview } from "./types.ts";

interface OverviewTilesProps {
  readonly overview: Overview;
  /** Alerts that wait; null for who may not see them. */
  readonly alerts: Outputs["alert"]["waiting"] | null;
}

/** The figures of the portfolio, each against the month before, and what waits. */
export function OverviewTiles({ overview, alerts }: OverviewTilesProps) {
  const texts = overviewTexts.tiles;
  const { scope, exposure, totals, settled, exceptions, isApproved, oldExceptions } = overview;
  const { currency } = scope;
  const money = (micros: bigint) => <Money micros={micros} currency={currency} />;
  const change = (now: bigint, before: bigint | undefined, isBadWhenUp?: boolean) =>
    before === undefined || (now === 0n && before === 0n)
      ? undefined
      : changeOf(now, before, scope.before, isBadWhenUp);
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-6">
      <StatTile
        label={texts.exposure}
        value={money(exposure.now.micros)}
        delta={change(exposure.now.micros, exposure.before?.micros)}
        note={
          <span title={texts.exposureParts}>
            {texts.withheld} {money(exposure.now.withheldMicros)}
          </span>
        }
      />
      <StatTile
        label={texts.cost}
        value={money(totals.now.wholesaleMicros)}
        delta={change(totals.now.wholesaleMicros, totals.before?.wholesaleMicros)}
        note={
          <Badge tone={isApproved ? "good" : "warning"}>{isApproved ? texts.approved : texts.accrued}</Badge>
        }
      />
      <MarginTile totals={totals} currency={currency} />
      <StatTile
        label={texts.settled}
        value={texts.settledOf(settled.now.done, settled.now.total)}
        note={settled.before && texts.settledBefore(settled.before.done, settled.before.total)}
      />
      <StatTile
        label={texts.exceptions}
        value={
          <>
            {exceptions.now.count} · {money(exceptions.now.micros)}
          </>
        }
        delta={change(exceptions.now.micros, exceptions.before?.micros, true)}
        note={texts.older(oldExceptions)}
        tone={oldExceptions > 0 ? "bad" : "neutral"}
      />
      {alerts !== null && (
        <StatTile
          label={texts.alerts}
          value={alerts.count}
          note={texts.critical(alerts.critical)}
          tone={alerts.critical > 0 ? "bad" : "neutral"}
          href="/alerts"
        />
      )}
    </div>
  );
}

function MarginTile({
  totals,
  currency,
}: {
  readonly totals: Overview["totals"];
  readonly currency: string;
}) {
  const { ownMarginMicros, ownMarginBps } = totals.now;
  const before = totals.before?.ownMarginBps ?? null;
  const isCompared = ownMarginBps !== null && before !== null;
  return (
    <StatTile
      label={overviewTexts.tiles.margin}
      value={<Money micros={ownMarginMicros} currency={currency} />}
      delta={
        isCompared
          ? {
              text: formatPointChange(ownMarginBps, before),
              direction: directionOf(BigInt(ownMarginBps), BigInt(before)),
              tone: ownMarginBps < before ? "bad" : "good",
            }
          : undefined
      }
      note={ownMarginBps === null ? undefined : formatBps(ownMarginBps)}
    />
  );
}

function changeOf(
  now: bigint,
  before: bigint,
  period: string | null,
  isBadWhenUp = false,
): NonNullable<StatTileProps["delta"]> {
  const direction = directionOf(now, before);
  const against = period === null ? "" : ` ${overviewTexts.comparedWith(formatPeriodShort(period))}`;
  return {
    text: `${formatChange(now, before)}${against}`,
    direction,
    tone: isBadWhenUp && direction === "up" ? "bad" : "neutral",
  };
}

function directionOf(now: bigint, before: bigint): "up" | "down" | "flat" {
  return now === before ? "flat" : now > before ? "up" : "down";
}
