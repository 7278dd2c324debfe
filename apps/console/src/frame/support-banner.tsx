"use client";
import { Banner } from "@tributary/ui/banner";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { OperatorMark } from "@tributary/ui/ticket/badges";
import { supportTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { scope: texts } = supportTexts;

type Scope = NonNullable<Outputs["support"]["current"]["scope"]>;

/** Says on every page for which operator's desk one works, by name and colour. */
export function SupportBanner({ scope }: { readonly scope: Scope }) {
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.support.leave.mutate, { done: texts.left });
  return (
    <Banner
      label={texts.label}
      tone="neutral"
      action={
        <span className="flex items-center gap-2">
          {refusal && (
            <span role="alert" className="text-sm">
              {refusal.message}
            </span>
          )}
          <Button size="sm" isPending={isPending} onClick={() => void run({ operatorId: scope.id })}>
            {texts.leave}
          </Button>
        </span>
      }
    >
      {texts.working}{" "}
      <strong>
        <OperatorMark name={scope.name} colour={scope.colour} />
      </strong>
      . {texts.seen}
    </Banner>
  );
}
