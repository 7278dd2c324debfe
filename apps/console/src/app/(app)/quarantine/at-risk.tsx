import { formatMoney, formatUnitPrice } from "@tributary/ui/format/money";
import { Money } from "@tributary/ui/money";
import { quarantineTexts } from "@/texts/quarantine.ts";
import { fixTexts } from "@/texts/quarantine-fix.ts";

interface AtRiskProps {
  /** As far as it is known. */
  readonly micros: bigint;
  /** Of the records of which it is not. */
  readonly estimateMicros?: bigint;
  readonly currency: string;
  readonly className?: string;
}

/**
 * What waiting records are worth, with a mark where part of it is an estimate. Where nothing is known, that
 * is not zero; a few are worth less than a cent, which is not zero either.
 */
export function AtRisk({ micros, estimateMicros = 0n, currency, className }: AtRiskProps) {
  const total = micros + estimateMicros;
  if (total === 0n) {
    return <span className="font-normal text-muted-foreground text-sm">{quarantineTexts.unknownValue}</span>;
  }
  const amount = /[1-9]/.test(formatMoney(total, currency)) ? (
    <Money micros={total} currency={currency} className={className} />
  ) : (
    <span className={`figures ${className ?? ""}`}>{formatUnitPrice(total, currency)}</span>
  );
  if (estimateMicros === 0n) return amount;
  return (
    <span title={fixTexts.estimateHint} className="inline-grid justify-items-end">
      {amount}
      <span className="font-normal text-muted-foreground text-xs">{fixTexts.estimated}</span>
    </span>
  );
}
