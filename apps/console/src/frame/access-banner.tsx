"use client";
import { Banner } from "@tributary/ui/banner";
import { Button, ButtonLink } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Instant } from "@tributary/ui/instant";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { frameTexts } from "../texts/frame.ts";
import { useReaderZone } from "./reader-zone.ts";

type Access = Outputs["operatorAccess"]["current"][number];

/** One strip for each operator that is being looked into, until its time runs out. */
export function AccessBanners({ accesses }: { readonly accesses: readonly Access[] }) {
  return accesses.map((access) => <AccessBanner key={access.operatorId} access={access} />);
}

function AccessBanner({ access }: { readonly access: Access }) {
  const { operatorId, operatorName, expiresAt } = access;
  const texts = frameTexts.access;
  const client = useTRPCClient();
  const zone = useReaderZone();
  const { run, isPending, refusal } = useCommand(client.operatorAccess.leave.mutate, { done: texts.left });
  if (useIsPast(expiresAt)) return null;
  return (
    <Banner
      label={texts.label}
      tone="warning"
      action={
        <span className="flex gap-2">
          <ButtonLink size="sm" href={`/operators/${operatorId}/inside`}>
            {texts.open}
          </ButtonLink>
          <Button size="sm" isPending={isPending} onClick={() => void run({ operatorId })}>
            {texts.leave}
          </Button>
        </span>
      }
    >
      {texts.viewing} <strong>{operatorName}</strong> {texts.asMvna} <Instant at={expiresAt} zone={zone} />.{" "}
      {texts.seen}
      {refusal && <span role="alert"> {refusal.message}</span>}
    </Banner>
  );
}

/** The layout stays while pages change under it, so the strip goes by its own clock. */
function useIsPast(instant: Date): boolean {
  const [isPast, setPast] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), Math.max(0, instant.getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [instant]);
  return isPast;
}
