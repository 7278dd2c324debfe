"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { useState } from "react";
import { networkTexts } from "@/texts/network.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { test: texts, network, smdp } = networkTexts;

type Tested = Outputs["network"]["test"];

/** Looks whether both connections answer, and says what they did. */
export function TestButton() {
  const client = useTRPCClient();
  const [tested, setTested] = useState<Tested | null>(null);
  const { run, isPending, refusal } = useCommand(client.network.test.mutate, { onDone: setTested });
  return (
    <div className="grid gap-3">
      <div>
        <Button isPending={isPending} onClick={() => void run({})}>
          {texts.action}
        </Button>
      </div>
      {refusal !== null && <Alert tone="bad" title={refusal.message} isAnnounced />}
      {tested !== null && (
        <>
          <Result name={network.title} reached={tested.network} />
          <Result name={smdp.title} reached={tested.smdp} />
        </>
      )}
    </div>
  );
}

function Result({ name, reached }: { readonly name: string; readonly reached: Tested["network"] }) {
  if (reached === null) return <Alert tone="neutral" title={`${name}: ${texts.none}`} isAnnounced />;
  const { isReached, message } = reached;
  return (
    <Alert
      tone={isReached ? "good" : "bad"}
      title={`${name}: ${isReached ? texts.reached : texts.failed}`}
      isAnnounced
    >
      {message}
    </Alert>
  );
}
