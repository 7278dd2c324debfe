"use client";

import { useState } from "react";
import { Alert } from "./alert.tsx";
import { Button } from "./button.tsx";
import { useCommand } from "./command.tsx";

interface Reached {
  readonly isReached: boolean;
  readonly message: string;
}

interface ConnectionTestProps {
  /** Null: there is nothing to reach. */
  readonly send: (key: { readonly idempotencyKey: string }) => Promise<Reached | null>;
  readonly texts: { readonly action: string; readonly reached: string; readonly failed: string };
}

/** Looks whether a saved connection answers, and says what it did. */
export function ConnectionTest({ send, texts }: ConnectionTestProps) {
  const [reached, setReached] = useState<Reached | null>(null);
  const { run, isPending, refusal } = useCommand(send, { onDone: setReached });
  return (
    <div className="grid gap-3">
      <div>
        <Button isPending={isPending} onClick={() => void run({})}>
          {texts.action}
        </Button>
      </div>
      {refusal !== null && <Alert tone="bad" title={refusal.message} isAnnounced />}
      {reached !== null && (
        <Alert
          tone={reached.isReached ? "good" : "bad"}
          title={reached.isReached ? texts.reached : texts.failed}
          isAnnounced
        >
          {reached.message}
        </Alert>
      )}
    </div>
  );
}
