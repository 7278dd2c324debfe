import { Alert } from "@tributary/ui/alert";
import { formatMoney } from "@tributary/ui/format/money";
import { formatPeriod } from "@tributary/ui/format/period";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import { correctionTexts } from "@/texts/correction.ts";
import { LeftRecords } from "../../left-records.tsx";
import type { Impact, ShownRequest } from "../../types.ts";
import { SettlementImpact } from "./settlement-impact.tsx";
import { UsageImpact } from "./usage-impact.tsx";

const { request: texts } = correctionTexts;

interface ImpactProps {
  readonly request: ShownRequest;
  readonly impact: Impact;
}

/** What it comes to: how many records, how much, where that ends up, then operator by operator. */
export function ImpactView({ request: { period, currency, fingerprint }, impact }: ImpactProps) {
  const { isSettled, postedIn, usage, settlement, left } = impact;
  return (
    <>
      {fingerprint !== null && <Tiles impact={impact} currency={currency} period={period} />}
      {fingerprint !== null && (
        <Alert
          title={
            isSettled
              ? texts.settled(formatPeriod(period), formatPeriod(postedIn))
              : texts.open(formatPeriod(period))
          }
        />
      )}
      <LeftRecords left={left} />
      {usage.length > 0 && <UsageImpact impact={impact} currency={currency} />}
      {settlement !== null && (fingerprint !== null || settlement.rows.length > 0) && (
        <SettlementImpact settlement={settlement} currency={currency} />
      )}
    </>
  );
}

interface TilesProps {
  readonly impact: Impact;
  readonly currency: string;
  readonly period: string;
}

function Tiles({ impact, currency, period }: TilesProps) {
  const { movedRecords, repricedRecords, totals, isSettled, postedIn } = impact;
  const { tiles } = texts;
  const { before, after, difference } = totals.chargeMicros;
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatTile label={tiles.moved} value={<Quantity value={BigInt(movedRecords)} />} />
      <StatTile label={tiles.repriced} value={<Quantity value={BigInt(repricedRecords)} />} />
      <StatTile
        label={tiles.charge}
        value={<Money micros={difference} currency={currency} isSigned />}
        note={tiles.chargeNote(formatMoney(before, currency), formatMoney(after, currency))}
      />
      <StatTile
        label={tiles.posted}
        value={isSettled ? tiles.adjustments : tiles.settlement}
        note={tiles.of(formatPeriod(isSettled ? postedIn : period))}
      />
    </div>
  );
}
