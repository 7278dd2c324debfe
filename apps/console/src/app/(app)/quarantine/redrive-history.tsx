import { Card } from "@tributary/ui/card";
import { formatPeriodShort } from "@tributary/ui/format/period";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Timeline } from "@tributary/ui/timeline";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { TakeBackDialog } from "./take-back-dialog.tsx";
import type { Redrive } from "./types.ts";

const { history: texts, states, progress, nobody } = quarantineTexts;

interface RedriveHistoryProps {
  readonly title: string;
  /** Those that have ended. */
  readonly redrives: readonly Redrive[];
  /** Whether each says which group it was about. */
  readonly isNamed?: boolean;
  readonly zone?: string;
  /** Whether a rejection can be taken back from here. */
  readonly canWrite?: boolean;
}

/** What was read again and what came of it, the latest first. */
export function RedriveHistory({ title, redrives, isNamed, zone = "UTC", canWrite }: RedriveHistoryProps) {
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
          const { id, kind, startedAt, startedBy, recordsTotal, state } = redrive;
          return {
            id,
            at: startedAt,
            who: texts.by(startedBy, fixTexts.kinds[kind], formatDecimal(BigInt(recordsTotal))),
            what: <StatusBadge tone={states[state].tone}>{states[state].label}</StatusBadge>,
            detail: <Details redrive={redrive} isNamed={isNamed} canWrite={canWrite} />,
            tone: states[state].tone,
          };
        })}
      />
    </Card>
  );
}

interface DetailsProps extends Pick<RedriveHistoryProps, "isNamed" | "canWrite"> {
  readonly redrive: Redrive;
}

function Details({ redrive, isNamed, canWrite }: DetailsProps) {
  const changed = changeOf(redrive);
  const { reason, operatorName, sourceId, why, failure, cancelledBy, state, result } = redrive;
  return (
    <div className="grid gap-1">
      {isNamed && <p>{progress.label(reasonLabel(reason), operatorName ?? nobody, sourceId)}</p>}
      {changed !== "" && <p>{changed}</p>}
      <p>“{why}”</p>
      {result !== null && <p className="text-foreground">{countsOf(result).join(" · ")}</p>}
      {state === "cancelled" && cancelledBy !== null && <p>{texts.cancelledBy(cancelledBy)}</p>}
      {failure !== null && <p className="text-bad">{failure}</p>}
      {result !== null && result.latePeriods.length > 0 && (
        <p className="text-warning">{texts.late(result.latePeriods.map(formatPeriodShort).join(", "))}</p>
      )}
      {result !== null && result.filesUnreadable > 0 && <Unreadable result={result} />}
      {redrive.kind === "reject" && <TakenBack redrive={redrive} canWrite={canWrite} />}
    </div>
  );
}

function TakenBack({ redrive, canWrite }: Pick<DetailsProps, "redrive" | "canWrite">) {
  if (redrive.takenBackAt !== null) return <p className="text-foreground">{fixTexts.takenBack}</p>;
  const isRejected = (redrive.result?.rejected ?? 0) > 0;
  return canWrite && isRejected ? <TakeBackDialog redriveId={redrive.id} /> : null;
}

/** What was put right first, in words: "to nova, from 2026-10-01, IMSI •••042". */
function changeOf({ change }: Redrive): string {
  const names: Readonly<Record<string, string>> = fixTexts.changes;
  return Object.entries(change)
    .filter(([name]) => name !== "draft")
    .map(([name, value]) => `${names[name] ?? name} ${value}`)
    .join(", ");
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
    ...said(accepted, texts.accepted),
    ...said(duplicates, texts.duplicates),
    ...said(rejected, texts.rejected),
    ...waitingFor.flatMap(({ reason, records }) =>
      said(records, (count) => texts.waiting(count, reasonLabel(reason))),
    ),
    ...said(left, texts.left),
  ];
}
