"use client";
import { useReaderZone } from "../reader-zone.tsx";
import { Timeline } from "../timeline.tsx";
import type { ShownAlert } from "./alert.ts";
import { alertWords } from "./texts.ts";

const { kinds } = alertWords.detail;

/** What happened to the alert, and by whom. */
export function AlertHistory({ alert }: { readonly alert: Pick<ShownAlert, "events"> }) {
  const events = alert.events.map(({ id, occurredAt, actor, kind, note }) => ({
    ...{ id, at: occurredAt, who: actor, what: kinds[kind as keyof typeof kinds] ?? kind },
    detail: <p className="whitespace-pre-wrap break-words">{note}</p>,
  }));
  return <Timeline events={events} zone={useReaderZone()} />;
}
