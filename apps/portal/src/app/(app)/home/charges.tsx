import { Card } from "@tributary/ui/card";
import { ChartStackedBars } from "@tributary/ui/chart-stacked-bars";
import { formatPeriod, formatPeriodShort } from "@tributary/ui/format/period";
import { homeTexts } from "@/texts/home.ts";
import type { Account } from "./facts.ts";

const { charges: texts } = homeTexts;

/** What each period was charged at, one chart per currency. */
export function Charges({ charges }: { readonly charges: Account["charges"] }) {
  const currencies = [...new Set(charges.map(({ currency }) => currency))];
  if (currencies.length === 0) {
    return (
      <Card>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return currencies.map((currency) => (
    <ChartStackedBars
      key={currency}
      title={texts.title(currency)}
      currency={currency}
      series={[{ key: "net", label: texts.net }]}
      bars={charges
        .filter((charge) => charge.currency === currency)
        .map(({ period, netMicros }) => ({
          key: period,
          label: formatPeriod(period),
          tick: formatPeriodShort(period),
          micros: [netMicros],
        }))}
      names={{ bar: texts.month, total: texts.total }}
    />
  ));
}
