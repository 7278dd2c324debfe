"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { toast } from "@tributary/ui/toast";
import { gatewayTexts } from "@/texts/gateway.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { check: texts } = gatewayTexts;

/** Asks the gateway how a card payment stands, for who does not want to wait until it says so. */
export function CheckButton({ checkoutId }: { readonly checkoutId: string }) {
  const client = useTRPCClient();
  const { run, isPending } = useCommand(client.payment.checkCheckout.mutate, {
    onDone: ({ message }) => {
      if (message === null) toast.success(texts.done);
      else toast.error(message);
    },
  });
  return (
    <Button isPending={isPending} onClick={() => void run({ checkoutId })}>
      {texts.action}
    </Button>
  );
}
