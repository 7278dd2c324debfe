import { Card } from "@tributary/ui/card";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { StatusBadge } from "@tributary/ui/status-badge";
import { auditTexts } from "@/texts/audit.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { VerifyButton } from "./verify-button.tsx";

const { chain: texts } = auditTexts;

type ChainsStanding = Outputs["audit"]["chains"];

/** How far the log is sealed, and when it was last checked. */
export function Chains({ chains }: { readonly chains: ChainsStanding }) {
  const count = (value: number) => formatDecimal(BigInt(value));
  return (
    <Card title={texts.title} description={texts.description}>
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <Verified verification={chains.verification} />
          <span className="text-muted-foreground">
            {texts.sealed(count(chains.sealed), count(chains.rows), count(chains.chains))}
          </span>
        </div>
        <VerifyButton />
      </div>
    </Card>
  );
}

function Verified({ verification }: Pick<ChainsStanding, "verification">) {
  if (verification === null) return <StatusBadge tone="neutral">{texts.never}</StatusBadge>;
  const { at, actor, links, faultCount } = verification;
  const isIntact = faultCount === 0;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusBadge tone={isIntact ? "good" : "bad"}>
        {isIntact
          ? texts.verified(formatDecimal(BigInt(links)))
          : texts.broken(formatDecimal(BigInt(faultCount)))}
      </StatusBadge>
      <span className="text-muted-foreground text-xs">
        <Instant at={at} zone="UTC" /> {texts.by} {actor}
      </span>
    </span>
  );
}
