"use client";
import { useState } from "react";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { useCommand } from "../command.tsx";
import { webhookTexts } from "./texts.ts";
import { useWebhookCommands } from "./webhook-commands.tsx";

const { secret: texts } = webhookTexts;

/** The secret of an endpoint while it is new, for whoever proves who they are. */
export function EndpointSecret({ id }: { readonly id: string }) {
  const commands = useWebhookCommands();
  const [shown, setShown] = useState<{ readonly secret: string | null } | null>(null);
  const { run, isPending } = useCommand(() => commands.secret(id), { onDone: setShown });
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
