import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { DescriptionList } from "@tributary/ui/description-list";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { auditTexts } from "@/texts/settings.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { chain: texts } = auditTexts;

interface ChainProps {
  readonly chain: Outputs["audit"]["chain"];
  readonly zone: string;
}

/** How far the log is sealed, and by which hash. */
export function Chain({ chain: { rows, sealed, latest }, zone }: ChainProps) {
  const waiting = rows - sealed;
  const items = [
    {
      term: texts.sealed,
      value: waiting > 0 ? texts.pending(formatDecimal(BigInt(waiting))) : texts.all,
    },
    ...(latest === null
      ? []
      : [
          { term: texts.latest, value: formatDecimal(latest.sequence) },
          { term: texts.at, value: <Instant at={latest.sealedAt} zone={zone} /> },
          { term: texts.hash, value: <CopyHash value={latest.hash} length={16} /> },
        ]),
  ];
  return (
    <Card title={texts.title} description={texts.description}>
      {latest === null ? (
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      ) : (
        <DescriptionList items={items} columns={4} />
      )}
    </Card>
  );
}
