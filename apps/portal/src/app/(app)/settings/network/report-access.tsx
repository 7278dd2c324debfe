"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { DescriptionList } from "@tributary/ui/description-list";
import { useState } from "react";
import { networkTexts } from "@/texts/network.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { report: texts } = networkTexts;

/** By what and where network and eSIM server report; the token is shown to whoever proves who they are. */
export function ReportAccess() {
  const client = useTRPCClient();
  const [access, setAccess] = useState<Outputs["network"]["reportAccess"] | null>(null);
  const { run, isPending } = useCommand(() => client.network.reportAccess.query(), {
    onDone: setAccess,
  });
  return (
    <Card title={texts.title}>
      <div className="grid gap-3">
        <p className="text-muted-foreground text-sm">{texts.text}</p>
        {access !== null && access.token !== null && (
          <DescriptionList
            columns={1}
            items={[
              { term: texts.token, value: <span className="figures break-all">{access.token}</span> },
              { term: texts.acknowledgements, value: `${access.path}/acknowledgements` },
              { term: texts.progress, value: `${access.path}/gsma/rsp2/es2plus/handleDownloadProgressInfo` },
            ]}
          />
        )}
        {access !== null && access.token === null && <p className="text-sm">{texts.none}</p>}
        {access === null && (
          <div>
            <Button isPending={isPending} onClick={() => void run({})}>
              {texts.action}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
