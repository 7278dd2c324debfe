"use client";

import { Badge } from "../badge.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Instant } from "../instant.tsx";
import { useReaderZone } from "../reader-zone.tsx";
import { Cell, HeadCell, RowHead, Table } from "../table.tsx";
import { browserName } from "./browser-name.ts";
import { identityTexts } from "./texts.ts";
import { type Answer, useAnswer } from "./use-answer.tsx";

/** Instants in milliseconds. */
export interface OwnSession {
  readonly id: string;
  readonly app: "console" | "portal";
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly isMfaVerified: boolean;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

export interface SessionsCardProps {
  sessions: readonly OwnSession[];
  /** The session of this very page. */
  ownId: string;
  onEnd: (given: { sessionId: string }) => Promise<Answer<unknown>>;
  onEndOthers: () => Promise<Answer<unknown>>;
  texts?: typeof identityTexts.sessions;
}

/** Where somebody is signed in, with the means to end each of it. */
export function SessionsCard(props: SessionsCardProps) {
  const { sessions, ownId, onEndOthers, texts = identityTexts.sessions } = props;
  const isOwn = ({ id }: OwnSession) => id === ownId;
  const ownFirst = [...sessions.filter(isOwn), ...sessions.filter((session) => !isOwn(session))];
  const endOthers = useAnswer(onEndOthers, { done: texts.othersEnded });
  return (
    <Card
      isFlush
      title={texts.title}
      description={texts.text}
      actions={
        sessions.length > 1 && (
          <ConfirmDialog
            isDanger
            title={texts.endOthers}
            description={texts.endOthersText}
            confirmLabel={texts.endOthers}
            onConfirm={() => endOthers.confirm()}
            trigger={<Button>{texts.endOthers}</Button>}
          />
        )
      }
    >
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.where}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.address}</HeadCell>
            <HeadCell className="max-lg:hidden">{texts.since}</HeadCell>
            <HeadCell>{texts.seen}</HeadCell>
            <HeadCell cellAlign="end">
              <span className="sr-only">{texts.action}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {ownFirst.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isOwn={isOwn(session)}
              onEnd={props.onEnd}
              texts={texts}
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

interface SessionRowProps {
  session: OwnSession;
  isOwn: boolean;
  onEnd: SessionsCardProps["onEnd"];
  texts: typeof identityTexts.sessions;
}

function SessionRow({ session, isOwn, onEnd, texts }: SessionRowProps) {
  const zone = useReaderZone();
  const end = useAnswer(onEnd, { done: texts.ended });
  const where = browserName(session.userAgent) ?? texts.unknown;
  return (
    <tr>
      <RowHead>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {where}
          {isOwn && <Badge tone="info">{texts.here}</Badge>}
        </span>
        <span className="block font-normal text-muted-foreground text-xs">
          {texts.apps[session.app]}
          {session.isMfaVerified && `, ${texts.withFactor}`}
        </span>
      </RowHead>
      <Cell className="figures max-md:hidden">{session.ipAddress}</Cell>
      <Cell className="max-lg:hidden">
        <Instant at={new Date(session.createdAt)} zone={zone} />
      </Cell>
      <Cell>
        <Instant at={new Date(session.lastSeenAt)} zone={zone} />
        {end.refusal !== undefined && (
          <span role="alert" className="block text-bad text-xs">
            {end.refusal}
          </span>
        )}
      </Cell>
      <Cell cellAlign="end">
        {!isOwn && (
          <Button
            size="sm"
            aria-label={texts.endOf(where)}
            isPending={end.isPending}
            onClick={() => void end.run({ sessionId: session.id })}
          >
            {texts.end}
          </Button>
        )}
      </Cell>
    </tr>
  );
}
