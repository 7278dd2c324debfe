import { Badge } from "@tributary/ui/badge";
import { formatBps } from "@tributary/ui/format/percent";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { retailTexts as texts } from "../texts/retail.ts";
import type { Outputs } from "../trpc/outputs.ts";

export type RetailSummary = NonNullable<Outputs["retailTotal"]["list"]>["blended"]["now"];

/** A mean number of subscribers, with its tenth. */
export function Average({ tenths }: { readonly tenths: bigint | null }) {
  const text = tenths === null ? texts.none : formatDecimal(`${tenths / 10n}.${tenths % 10n}`);
  return <span className="figures">{text}</span>;
}

/** A share in per cent; of nothing it is "n/a". */
export function Share({ bps, decimals = 1 }: { readonly bps: number | null; readonly decimals?: number }) {
  return <span className="figures">{bps === null ? texts.none : formatBps(bps, { decimals })}</span>;
}

interface AmountProps {
  readonly micros: bigint | null;
  readonly currency: string;
  readonly isBare?: boolean;
}

export function Amount({ micros, currency, isBare }: AmountProps) {
  return micros === null ? texts.none : <Money micros={micros} currency={currency} isBare={isBare} />;
}

interface MarginProps {
  readonly margin: RetailSummary["retailMargin"];
  readonly currency: string;
}

/** A margin with its share of the income. */
export function MarginFigure({ margin, currency }: MarginProps) {
  if (margin === null) return texts.none;
  return (
    <>
      <Money micros={margin.micros} currency={currency} isBare />{" "}
      <span className="text-muted-foreground text-xs">
        <Share bps={margin.bps} />
      </span>
    </>
  );
}

/** Says that a month's figures may still change, and why. */
export function RetailState({ summary }: { readonly summary: RetailSummary }) {
  if (summary.isProvisional) {
    return (
      <Badge tone="warning">
        <span title={texts.provisionalText}>{texts.provisional}</span>
      </Badge>
    );
  }
  if (!summary.isMarginProvisional) return null;
  return (
    <Badge>
      <span title={texts.openText}>{texts.open}</span>
    </Badge>
  );
}
