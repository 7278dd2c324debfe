import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { networkTexts as texts } from "@/texts/network.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { TestButton } from "./test-button.tsx";

export type Connections = Outputs["network"]["show"];

interface ConnectionProps {
  readonly connections: Connections;
  readonly canWrite: boolean;
}

/** How the mobile network is connected. */
export function NetworkCard({ connections: { settings, hasToken }, canWrite }: ConnectionProps) {
  const { network } = settings;
  return (
    <Card title={texts.network.title}>
      {network === null ? (
        <p className="text-muted-foreground text-sm">{texts.network.none}</p>
      ) : (
        <DescriptionList
          items={[
            { term: texts.network.address, value: network.address },
            { term: texts.token, value: hasToken.network ? texts.hasToken : texts.noToken },
            { term: texts.timeout, value: String(network.timeoutSeconds) },
          ]}
        />
      )}
      {canWrite && network !== null && <TestButton connection="network" />}
    </Card>
  );
}

/** How the server of eSIM profiles is connected. */
export function SmdpCard({ connections: { settings, hasToken }, canWrite }: ConnectionProps) {
  const { smdp } = settings;
  return (
    <Card title={texts.smdp.title}>
      {smdp === null ? (
        <p className="text-muted-foreground text-sm">{texts.smdp.none}</p>
      ) : (
        <DescriptionList
          items={[
            { term: texts.smdp.address, value: smdp.address },
            { term: texts.smdp.requester, value: smdp.requester },
            { term: texts.smdp.phoneAddress, value: smdp.phoneAddress },
            { term: texts.token, value: hasToken.smdp ? texts.hasToken : texts.noToken },
            { term: texts.timeout, value: String(smdp.timeoutSeconds) },
          ]}
        />
      )}
      {canWrite && smdp !== null && <TestButton connection="smdp" />}
    </Card>
  );
}
