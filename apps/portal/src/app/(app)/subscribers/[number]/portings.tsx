import { Alert } from "@tributary/ui/alert";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { portPath } from "@/frame/paths.ts";
import { portingTexts } from "@/texts/porting.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { PortStatus } from "../../porting/status.tsx";
import { Window } from "../../porting/window.tsx";
import type { Subscriber } from "../status.tsx";

const { card: texts, directions } = portingTexts;

interface PortingsProps {
  readonly subscriber: Subscriber;
  readonly ports: Outputs["porting"]["list"];
}

/** What follows when a number goes, or has gone: nothing else ends by itself. */
export function WhatFollows({ subscriber, ports: { rows } }: PortingsProps) {
  const isInService = subscriber.status === "active" || subscriber.status === "suspended";
  if (!isInService) return null;
  const hasNumber = subscriber.numbers.some(({ validUntil }) => validUntil === null);
  const going = rows.find(({ direction, endedAt }) => direction === "out" && endedAt === null);
  const gone = rows.find(({ direction, status }) => direction === "out" && status === "done");
  const port = going ?? (hasNumber ? undefined : gone);
  if (port === undefined) return null;
  const say = port === going ? texts.goes : texts.gone;
  return (
    <Alert
      tone="warning"
      title={say(port.msisdn, port.provider)}
      action={<ButtonLink href={portPath(port.id)}>{texts.title}</ButtonLink>}
    >
      {port === going ? texts.goesText : texts.goneText}
    </Alert>
  );
}

/** The numbers that it brings and takes along, the latest first; nothing where there are none. */
export function Portings({ subscriber: { number }, ports: { rows, total, zone } }: PortingsProps) {
  if (rows.length === 0) return null;
  return (
    <Card title={texts.title}>
      <ul className="grid gap-2 text-sm">
        {rows.map((port) => (
          <li key={port.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <AppLink href={portPath(port.id)} className="underline">
              <span className="figures">{port.msisdn}</span> {directions[port.direction]}
            </AppLink>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-muted-foreground text-xs">
                <Window port={port} zone={zone} />
              </span>
              <PortStatus status={port.status} />
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="mt-3 text-sm">
          <AppLink href={`/porting?subscriber=${encodeURIComponent(number)}`} className="underline">
            {texts.all}
          </AppLink>
        </p>
      )}
    </Card>
  );
}
