import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { formatPeriod } from "@tributary/ui/format/period";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { StatusBadge } from "@tributary/ui/status-badge";
import type { ReactNode } from "react";
import { disputePath, statementPath } from "@/frame/paths.ts";
import { homeTexts } from "@/texts/home.ts";
import { statementTexts } from "@/texts/statement.ts";
import { DisputeStatus } from "../disputes/status.tsx";
import type { Account, HomeFacts } from "./facts.ts";

const { todo: texts } = homeTexts;

type StatementTodo = Account["toReview"];

/** What waits for somebody, what costs most to forget first. */
export function Todo({ home }: { readonly home: HomeFacts }) {
  const { account, answers, looks, zone } = home;
  const hasLooks = looks !== null && looks.latestAt !== null;
  const rows = [
    ...statementRows("overdue", account?.overdue),
    ...statementRows("due-soon", account?.dueSoon),
    ...statementRows("to-review", account?.toReview),
    ...(answers ?? []).map((answer) => (
      <TodoRow
        key={answer.number}
        href={disputePath(answer.number)}
        text={texts.answered(answer.number)}
        badge={<DisputeStatus status={answer.status} />}
        note={<Instant at={answer.answeredAt} zone={zone} style="date" />}
      />
    )),
    ...(hasLooks
      ? [
          <TodoRow
            key="looks"
            href="/settings/access-log"
            text={texts.looks(looks.count)}
            note={texts.looksNote}
          />,
        ]
      : []),
  ];
  return (
    <Card title={texts.title} isFlush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      ) : (
        <ul className="divide-y">{rows}</ul>
      )}
    </Card>
  );
}

const STATES = {
  overdue: { tone: "bad", text: texts.overdue },
  "due-soon": { tone: "warning", text: texts.dueSoon },
  "to-review": { tone: "info", text: texts.review },
} as const;

function statementRows(state: keyof typeof STATES, todo: StatementTodo | undefined): ReactNode[] {
  if (todo === undefined) return [];
  const { tone, text } = STATES[state];
  const rows = todo.rows.map((row) => (
    <TodoRow
      key={`${state} ${row.number}`}
      href={statementPath(row.number)}
      text={text(formatPeriod(row.period))}
      badge={<StatusBadge tone={tone}>{statementTexts.states[state]}</StatusBadge>}
      note={
        <>
          <Money
            micros={state === "overdue" ? row.overdueMicros : row.payableMicros}
            currency={row.payableCurrency}
          />
          {state !== "to-review" && (
            <>
              , {texts.due} <Day on={row.dueOn} />
            </>
          )}
        </>
      }
    />
  ));
  const more = todo.total - todo.rows.length;
  if (more <= 0) return rows;
  return [
    ...rows,
    <TodoRow key={`${state} more`} href={`/statements?status=${state}`} text={texts.more(more)} />,
  ];
}

/** The whole row leads where its text does. */
const ROW_STYLE = [
  "relative flex flex-wrap items-center gap-x-3 gap-y-1",
  "px-(--card-space) py-2.5 hover:bg-hover/60",
].join(" ");

interface TodoRowProps {
  readonly href: string;
  readonly text: string;
  readonly badge?: ReactNode;
  readonly note?: ReactNode;
}

function TodoRow({ href, text, badge, note }: TodoRowProps) {
  return (
    <li className={ROW_STYLE}>
      <AppLink href={href} className="font-medium text-sm after:absolute after:inset-0">
        {text}
      </AppLink>
      {badge}
      {note && <span className="ml-auto text-muted-foreground text-xs">{note}</span>}
    </li>
  );
}
