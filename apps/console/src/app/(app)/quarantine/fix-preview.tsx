"use client";
import { Alert } from "@tributary/ui/alert";
import { formatPeriodShort } from "@tributary/ui/format/period";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { useAsked } from "@tributary/ui/use-asked";
import type { ReactNode } from "react";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";
import { AtRisk } from "./at-risk.tsx";
import type { FixTarget } from "./fix-method.ts";

const { preview: texts } = fixTexts;

type Question = Inputs["quarantine"]["previewFix"];
type Preview = Outputs["quarantine"]["previewFix"];

/** Reads the records as the fix would and says what would become of them. */
export function FixPreview({ question }: { readonly question: Question }) {
  const isNobodys = question.groups.some(({ reason }) => reason === "UNATTRIBUTED");
  const client = useTRPCClient();
  const { answer, error, isAsking } = useAsked(client.quarantine.previewFix.query, question);
  if (error !== null) return <Alert tone="bad" isAnnounced title={error.message} />;
  if (answer === undefined || isAsking) return <PreviewWaits />;
  return <ShownPreview preview={answer} isNobodys={isNobodys} />;
}

/** Stands where a preview will. */
export function PreviewWaits() {
  return (
    <p role="status" className="text-muted-foreground text-sm">
      {texts.asking}
    </p>
  );
}

interface ShownPreviewProps {
  readonly preview: Preview;
  readonly isNobodys?: boolean;
}

/** What would become of records: what would count, for whom, and what would still wait. */
export function ShownPreview({ preview, isNobodys = false }: ShownPreviewProps) {
  const { currency, accepted, acceptedMicros, operators, looked, isWhole } = preview;
  const others = othersOf(preview, isNobodys);
  if (accepted === 0 && others.length === 1 && preview.left === looked) {
    return <Alert tone="warning" isAnnounced title={texts.nothing} />;
  }
  return (
    <div role="status" className="grid gap-2 rounded-lg border bg-muted px-4 py-3 text-sm">
      {accepted > 0 && (
        <Row
          label={<span className="font-semibold">{texts.accepted(formatDecimal(BigInt(accepted)))}</span>}
          amount={<Money micros={acceptedMicros} currency={currency} className="font-semibold text-lg" />}
        />
      )}
      {operators.length > 0 && (
        <ul className="grid gap-1 border-l-2 pl-3">
          {operators.map(({ operatorId, operatorName, records, chargeMicros }) => (
            <li key={operatorId ?? ""}>
              <Row
                label={
                  <>
                    {operatorName ?? texts.nobody}{" "}
                    <span className="figures text-muted-foreground">{formatDecimal(BigInt(records))}</span>
                  </>
                }
                amount={<Money micros={chargeMicros} currency={currency} />}
              />
            </li>
          ))}
        </ul>
      )}
      {others.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="text-muted-foreground text-xs">
        {isWhole ? texts.duplicates : texts.part(formatDecimal(BigInt(looked)))}
      </p>
    </div>
  );
}

function Row({ label, amount }: { readonly label: ReactNode; readonly amount: ReactNode }) {
  return (
    <span className="flex flex-wrap items-baseline justify-between gap-x-4">
      <span>{label}</span>
      {amount}
    </span>
  );
}

function othersOf({ waitingFor, rejected, left, closed }: Preview, isNobodys: boolean): string[] {
  const said = (count: number, say: (text: string) => string) =>
    count === 0 ? [] : [say(formatDecimal(BigInt(count)))];
  return [
    ...waitingFor.flatMap(({ reason, records }) =>
      said(records, (count) => texts.waiting(count, reasonLabel(reason))),
    ),
    ...said(rejected, texts.rejected),
    ...said(left, isNobodys ? texts.stay : texts.left),
    ...closed.flatMap(({ period, records }) =>
      said(records, (count) => texts.closed(count, formatPeriodShort(period))),
    ),
  ];
}

/** What would leave the queue, by currency. */
export function RejectPreview({ target }: { readonly target: FixTarget }) {
  const client = useTRPCClient();
  const { groups, filter, picked } = target;
  const question = filter === undefined ? { groups: [...groups] } : { filter };
  const { answer, error } = useAsked(client.quarantine.preview.query, question);
  if (error !== null) return <Alert tone="bad" title={error.message} />;
  if (answer === undefined) return <PreviewWaits />;
  if (answer.length === 0) return <Alert tone="warning" title={quarantineTexts.redrive.nothing} />;
  if (picked !== undefined) {
    return <p className="text-sm">{texts.gone(formatDecimal(BigInt(picked.length)))}</p>;
  }
  return (
    <ul className="grid gap-1 rounded-lg border bg-muted px-4 py-3 text-sm">
      {answer.map(({ currency, records, valueMicros, estimateMicros }) => (
        <li key={currency}>
          <Row
            label={<span className="font-semibold">{texts.gone(formatDecimal(records))}</span>}
            amount={
              <AtRisk
                micros={valueMicros}
                estimateMicros={estimateMicros}
                currency={currency}
                className="font-semibold text-lg"
              />
            }
          />
        </li>
      ))}
    </ul>
  );
}
