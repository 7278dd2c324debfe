import { formatMoney, formatUnitPrice } from "@tributary/ui/format/money";
import { Money } from "@tributary/ui/money";
import { quarantineTexts } from "@/texts/quarantine.ts";

interface AtRiskProps {
  readonly micros: bigint;
  readonly currency: string;
  readonly className?: string;
}

/**
 * What waiting records are worth. Most cannot be rated: nothing is known of them, which is not zero; a few
 * are worth less than a cent, which is not zero either.
 */
export function AtRisk({ micros, currency, className }: AtRiskProps) {
  if (micros === 0n) {
    return <span className="font-normal text-muted-foreground text-sm">{quarantineTexts.unknownValue}</span>;
  }
  if (!/[1-9]/.test(formatMoney(micros, currency))) {
    return <span className={`figures ${className ?? ""}`}>{formatUnitPrice(micros, currency)}</span>;
  }
  return <Money micros={micros} currency={currency} className={className} />;
}
