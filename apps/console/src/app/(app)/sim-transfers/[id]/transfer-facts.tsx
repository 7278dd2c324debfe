import { Card } from "@tributary/ui/card";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import type { SimTransfer } from "../status.tsx";

const { detail: texts } = simTransferTexts;

/** Who did what about it and when, on all three sides. */
export function TransferFacts({ transfer }: { readonly transfer: SimTransfer }) {
  return (
    <Card>
      <DescriptionList items={[...askedOf(transfer), ...becameOf(transfer)]} columns={3} />
    </Card>
  );
}

function askedOf({ giver, receiver, receiverName, ...transfer }: SimTransfer): Description[] {
  return [
    { term: texts.giver, value: giver.name },
    {
      term: texts.receiver,
      value: receiverName === null ? texts.nobody(receiver) : `${receiver} (${receiverName})`,
    },
    { term: texts.asked, value: <Who at={transfer.askedAt} who={transfer.askedBy} /> },
    { term: texts.wanted, value: <ReaderInstant at={transfer.wantedFrom} /> },
    ...(transfer.note === "" ? [] : [{ term: texts.note, value: transfer.note }]),
  ];
}

function becameOf({ approval, answer, endedAt, endNote, movedAt }: SimTransfer): Description[] {
  return [
    ...(approval === null
      ? []
      : [{ term: texts.approved, value: <Who at={approval.at} who={approval.by} /> }]),
    ...(answer === null ? [] : [{ term: texts.answered, value: <Who at={answer.at} who={answer.by} /> }]),
    ...(answer === null || answer.reason === null ? [] : [{ term: texts.declined, value: answer.reason }]),
    ...(endedAt === null ? [] : [{ term: texts.ended, value: <ReaderInstant at={endedAt} /> }]),
    ...(endNote === null ? [] : [{ term: texts.why, value: endNote }]),
    ...(movedAt === null ? [] : [{ term: texts.moved, value: <ReaderInstant at={movedAt} /> }]),
  ];
}

function Who({ at, who }: { readonly at: Date; readonly who: string }) {
  return (
    <>
      <ReaderInstant at={at} /> <span className="break-all text-muted-foreground">{texts.by(who)}</span>
    </>
  );
}
