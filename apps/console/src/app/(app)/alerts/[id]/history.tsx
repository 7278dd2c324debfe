"use client";
import { useReaderZone } from "@tributary/ui/reader-zone";
import { Timeline } from "@tributary/ui/timeline";
import { alertTexts } from "@/texts/alert.ts";
import type { Alert } from "../parts.tsx";

const { kinds } = alertTexts.detail;

/** What happened to the alert, and by whom. */
export function History({ alert }: { readonly alert: Alert }) {
  const events = alert.events.map(({ id, occurredAt, actor, kind, note }) => ({
    ...{ id, at: occurredAt, who: actor, what: kinds[kind as keyof typeof kinds] ?? kind },
    detail: <p className="whitespace-pre-wrap break-words">{note}</p>,
  }));
  return <Timeline events={events} zone={useReaderZone()} />;
}
