import { Card } from "@tributary/ui/card";
import { formatPeriodShort } from "@tributary/ui/format/period";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Timeline } from "@tributary/ui/timeline";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import type { Redrive } from "./types.ts";

const { history: texts, states, progress, nobody } = quarantineTexts;

interface RedriveHistoryProps {
  readonly title: string;
  /** Those that have ended. */
  readonly redrives: readonly Redrive[];
  /** Whether each says which group it was about. */
  readonly isNamed?: boolean;
  readonly zone?: string;
}

/** What was read again and what came of it, the latest first. */
export function RedriveHistory({ title, redrives, isNamed, zone = "UTC" }: RedriveHistoryProps) {
  if (redrives.length === 0) {
    return (
      <Card title={title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={title}>
      <Timeline
        zone={zone}
        events={redrives.map((redrive) => {
          const { id, startedAt, startedBy, recordsTotal, state } = redrive;
          return {
            id,
            at: startedAt,
            who: texts.by(startedBy, formatDecimal(BigInt(recordsTotal))),
            what: <StatusBadge tone={states[state].tone}>{states[state].label}</StatusBadge>,
            detail: <Details redrive={redrive} isNamed={isNamed} />,
            tone: states[state].tone,
          };
        })}
      />
    </Card>
  );
}

function Details({ redrive, isNamed }: { readonly redrive: Redrive; readonly isNamed: boolean | undefined }) {
  const { reason, operatorName, sourceId, why, failure, cancelledBy, state, result } = redrive;
  return (
    <div className="grid gap-1">
      {isNamed && <p>{progress.label(reasonLabel(reason), operatorName ?? nobody, sourceId)}</p>}
      <p>“{why}”</p>
      {result !== null && <p className="text-foreground">{countsOf(result).join(" · ")}</p>}
      {state === "cancelled" && cancelledBy !== null && <p>{texts.cancelledBy(cancelledBy)}</p>}
      {failure !== null && <p className="text-bad">{failure}</p>}
      {result !== null && result.latePeriods.length > 0 && (
        <p className="text-warning">{texts.late(result.latePeriods.map(formatPeriodShort).join(", "))}</p>
      )}
      {result !== null && result.filesUnreadable > 0 && <Unreadable result={result} />}
    </div>
  );
}

type Result = NonNullable<Redrive["result"]>;

function Unreadable({ result }: { readonly result: Result }) {
  return (
    <div className="text-bad">
      <p>{texts.unreadable(result.filesUnreadable)}</p>
      <ul className="list-disc pl-5">
        {result.unreadable.map(({ name, message }) => (
          <li key={name}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

/** What became of the records, in words; what did not happen is left out. */
function countsOf({ accepted, duplicates, rejected, waitingFor, left }: Result): string[] {
  const said = (count: number, say: (text: string) => string) =>
    count === 0 ? [] : [say(formatDecimal(BigInt(count)))];
  return [
    texts.accepted(formatDecimal(BigInt(accepted))),
    ...said(duplicates, texts.duplicates),
    ...said(rejected, texts.rejected),
    ...waitingFor.flatMap(({ reason, records }) =>
      said(records, (count) => texts.waiting(count, reasonLabel(reason))),
    ),
    ...said(left, texts.left),
  ];
}
