import { Card } from "@tributary/ui/card";
import { StatusStrip, type StripCell, type StripStatus } from "@tributary/ui/status-strip";
import { addressOf } from "@/frame/address.ts";
import { overviewTexts } from "@/texts/overview.ts";
import { type OperatorStatus, operatorStatus } from "@/texts/settlement-status.ts";
import type { Overview } from "./types.ts";

/** How far the settlements of the operators on this page have come, month by month. */
export function SettlementStrip({ overview }: { readonly overview: Overview }) {
  const { scope, strips } = overview;
  const texts = overviewTexts.strip;
  if (strips.length === 0) return null;
  const used = [...new Set(strips.flatMap(({ statuses }) => statuses.filter((status) => status !== null)))];
  return (
    <Card title={texts.title} isFlush>
      <StatusStrip
        caption={texts.caption}
        rowName={texts.operator}
        periods={scope.months}
        statuses={legendOf(used)}
        rows={strips.map(({ operatorId, name, statuses }) => ({
          key: operatorId,
          label: name,
          href: addressOf(`/operators/${operatorId}`, { currency: scope.currency }),
          cells: cellsOf(scope.months, statuses),
        }))}
      />
    </Card>
  );
}

function legendOf(statuses: readonly OperatorStatus[]): Record<string, StripStatus> {
  return Object.fromEntries(statuses.map((status) => [status, operatorStatus(status)]));
}

function cellsOf(months: readonly string[], statuses: readonly (OperatorStatus | null)[]) {
  const cells = months.map((month, index): [string, StripCell | undefined] => {
    const status = statuses[index] ?? null;
    return [month, status === null ? undefined : { status }];
  });
  return Object.fromEntries(cells);
}
