"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Alert } from "../alert.tsx";
import { Card } from "../card.tsx";
import { PageHeader } from "../page-header.tsx";
import { Timeline } from "../timeline.tsx";
import { OperatorMark, TicketPriority, TicketStatus } from "./badges.tsx";
import { ticketTexts as texts } from "./texts.ts";
import type { Ticket, TicketCommands, TicketMacro, Viewer } from "./ticket.ts";
import { TicketActions } from "./ticket-actions.tsx";
import { TicketComposer } from "./ticket-composer.tsx";
import { TicketFacts } from "./ticket-facts.tsx";
import { TicketThread } from "./ticket-thread.tsx";

export type { Ticket, TicketCommands, TicketMacro } from "./ticket.ts";

/** Somebody who is here says so every few seconds. */
const PRESENCE_MILLISECONDS = 8_000;

export interface TicketDeskProps {
  readonly ticket: Ticket;
  readonly macros: readonly TicketMacro[];
  /** Absent for those who may read only. */
  readonly commands: TicketCommands | null;
  readonly actor: string;
  readonly fileHref: (id: string) => string;
  readonly subscriber: ReactNode;
  /** Beside the ticket, under its facts. */
  readonly children?: ReactNode;
}

/** One ticket with all that belongs to it; the operator's name and colour stand over every word. */
export function TicketDesk(props: TicketDeskProps) {
  const { ticket, macros, commands, actor, fileHref, subscriber, children } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const [isWriting, setWriting] = useState(false);
  const others = usePresence(commands, isWriting);
  return (
    <div className="grid gap-5 border-t-4 pt-4" style={{ borderColor: ticket.desk.colour }}>
      <PageHeader
        title={`${texts.number(ticket.number)} ${ticket.subject}`}
        meta={
          <>
            <strong>
              <OperatorMark name={ticket.desk.operatorName} colour={ticket.desk.colour} />
            </strong>
            <TicketStatus status={ticket.status} />
            <TicketPriority priority={ticket.priority} />
          </>
        }
        actions={
          commands && (
            <TicketActions
              ticket={ticket}
              commands={commands}
              actor={actor}
              onReply={() => box.current?.focus()}
            />
          )
        }
      />
      <Others others={others} />
      {ticket.mergedInto !== null && <Alert tone="warning" title={texts.mergedInto(ticket.mergedInto)} />}
      <div className="grid items-start gap-5 xl:grid-cols-[2fr_1fr]">
        <Card title={texts.thread.title}>
          <div className="grid gap-5">
            <TicketThread ticket={ticket} fileHref={fileHref} />
            {commands && ticket.can.reply && (
              <TicketComposer
                ticket={ticket}
                macros={macros}
                commands={commands}
                box={box}
                onWriting={setWriting}
              />
            )}
          </div>
        </Card>
        <div className="grid gap-5">
          <TicketFacts ticket={ticket} subscriber={subscriber} />
          {children}
          <Card title={texts.history}>
            <Timeline
              zone={ticket.zone}
              events={ticket.events.map(({ id, occurredAt, actor: who, kind, note }) => {
                return { id, at: occurredAt, who, what: `${texts.events[kind] ?? kind} ${note}`.trim() };
              })}
            />
          </Card>
        </div>
      </div>
    </div>
  );
}

/** Who else has the ticket before their eyes: two answers to one question are worse than none. */
function Others({ others }: { readonly others: readonly Viewer[] }) {
  const names = (list: readonly Viewer[]): string => list.map(({ actor }) => actor).join(", ");
  const replying = others.filter(({ isReplying }) => isReplying);
  const viewing = others.filter(({ isReplying }) => !isReplying);
  return (
    <div
      role="status"
      aria-label={texts.presence.label}
      className={others.length === 0 ? "sr-only" : "grid gap-2"}
    >
      {replying.length > 0 && <Alert tone="warning" title={texts.presence.replying(names(replying))} />}
      {viewing.length > 0 && <Alert tone="info" title={texts.presence.viewing(names(viewing))} />}
    </div>
  );
}

function usePresence(commands: TicketCommands | null, isWriting: boolean): readonly Viewer[] {
  const [others, setOthers] = useState<readonly Viewer[]>([]);
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const isOn = commands !== null;
  useEffect(() => {
    if (!isOn) return;
    let isGone = false;
    const say = () => {
      latest.current
        ?.presence(isWriting)
        .then((found) => {
          if (!isGone) setOthers(found);
        })
        // Who else is here is not worth a word of failure: the next turn asks again.
        .catch(() => undefined);
    };
    say();
    const timer = setInterval(say, PRESENCE_MILLISECONDS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [isOn, isWriting]);
  return others;
}
