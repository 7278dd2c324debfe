"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { useState } from "react";
import { webhookTexts } from "@/texts/webhook.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { secret: texts } = webhookTexts;

/** The secret of an endpoint while it is new, for whoever proves who they are. */
export function Secret({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const [shown, setShown] = useState<Outputs["webhook"]["secret"] | null>(null);
  const { run, isPending } = useCommand(() => client.webhook.secret.query({ id }), { onDone: setShown });
  return (
    <Card title={texts.title}>
      <div className="grid gap-3">
        <p className="text-muted-foreground text-sm">{texts.text}</p>
        {shown !== null && (
          <p role="status" className="figures break-all text-sm">
            {shown.secret ?? texts.gone}
          </p>
        )}
        {shown?.secret == null && (
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
