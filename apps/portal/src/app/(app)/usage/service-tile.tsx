import { formatChange } from "@tributary/ui/format/percent";
import { formatPeriod } from "@tributary/ui/format/period";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import { usageTexts } from "@/texts/usage.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { measureOf, serviceName } from "./measure.ts";

interface ServiceTileProps {
  readonly usage: Outputs["usage"]["month"]["services"][number];
  readonly previousMonth: string;
  readonly href?: string;
}

/** One service's month against the one before. */
export function ServiceTile({ usage, previousMonth, href }: ServiceTileProps) {
  const measure = measureOf(usage.service);
  const [now, before] = [measure.of(usage), measure.of(usage.before)];
  const direction = now > before ? "up" : now < before ? "down" : "flat";
  return (
    <StatTile
      label={serviceName(usage.service)}
      value={measure.format(now)}
      delta={before === 0n ? undefined : { text: formatChange(now, before), direction }}
      note={
        before === 0n
          ? usageTexts.records(formatDecimal(usage.records))
          : usageTexts.before(formatPeriod(previousMonth))
      }
      href={href}
    />
  );
}
