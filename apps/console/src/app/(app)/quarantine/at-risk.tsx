import { Money } from "@tributary/ui/money";
import { quarantineTexts } from "@/texts/quarantine.ts";

interface AtRiskProps {
  readonly micros: bigint;
  readonly currency: string;
  readonly className?: string;
}

/** What waiting records are worth. Most cannot be rated: nothing is known of them, which is not zero. */
export function AtRisk({ micros, currency, className }: AtRiskProps) {
  if (micros === 0n)
    return <span className="text-muted-foreground text-xs">{quarantineTexts.unknownValue}</span>;
  return <Money micros={micros} currency={currency} className={className} />;
}
