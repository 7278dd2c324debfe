"use client";
import { Banner } from "@tributary/ui/banner";
import { Button, ButtonLink } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Instant } from "@tributary/ui/instant";
import { useReaderZone } from "@tributary/ui/reader-zone";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { frameTexts } from "../texts/frame.ts";

type Access = Outputs["operatorAccess"]["current"][number];

const texts = frameTexts.access;

/**
 * One strip for each operator that is being looked into, until its time runs out; loud while one is inside.
 */
export function AccessBanners({ accesses }: { readonly accesses: readonly Access[] }) {
  return accesses.map((access) => <AccessBanner key={access.operatorId} access={access} />);
}

function AccessBanner({ access }: { readonly access: Access }) {
  const { operatorId, operatorName, expiresAt } = access;
  const zone = useReaderZone();
  const href = `/operators/${operatorId}/inside`;
  const isInside = usePathname() === href;
  if (useIsPast(expiresAt)) return null;
  return (
    <Banner
      label={texts.label}
      tone={isInside ? "bad" : "warning"}
      className={isInside ? "sticky top-14 z-20 border-y-2 py-3 font-medium" : undefined}
      action={
        <span className="flex items-center gap-2">
          {!isInside && (
            <ButtonLink size="sm" href={href}>
              {texts.open}
            </ButtonLink>
          )}
          <Leave operatorId={operatorId} isInside={isInside} />
        </span>
      }
    >
      {isInside ? texts.viewing : texts.entered} <strong>{operatorName}</strong>{" "}
      {isInside ? texts.asMvna : texts.until} <Instant at={expiresAt} zone={zone} />. {isInside && texts.seen}
    </Banner>
  );
}

function Leave({ operatorId, isInside }: { readonly operatorId: string; readonly isInside: boolean }) {
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.operatorAccess.leave.mutate, { done: texts.left });
  return (
    <>
      {refusal && (
        <span role="alert" className="text-sm">
          {refusal.message}
        </span>
      )}
      <Button
        size="sm"
        variant={isInside ? "primary" : undefined}
        isPending={isPending}
        onClick={() => void run({ operatorId })}
      >
        {texts.leave}
      </Button>
    </>
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
