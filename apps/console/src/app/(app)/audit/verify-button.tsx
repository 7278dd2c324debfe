"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { auditTexts } from "@/texts/audit.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { chain: texts, list } = auditTexts;

type Report = Outputs["audit"]["verify"];

/** Recomputes every chain, and shows what is not as it was sealed. */
export function VerifyButton() {
  const client = useTRPCClient();
  const [faults, setFaults] = useState<Report["faults"]>([]);
  const { run, isPending, refusal } = useCommand(client.audit.verify.mutate, {
    done: ({ faultCount, links }) =>
      faultCount === 0 ? texts.intact(decimal(links)) : texts.found(decimal(faultCount)),
    onDone: (report) => setFaults(report.faults),
  });
  return (
    <div className="grid gap-3">
      <div>
        <Button isPending={isPending} onClick={() => void run({})}>
          <ShieldCheck aria-hidden />
          {texts.verify}
        </Button>
      </div>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      {faults.length > 0 && <Faults faults={faults} />}
    </div>
  );
}

function Faults({ faults }: Pick<Report, "faults">) {
  return (
    <div className="grid gap-3">
      <Alert tone="bad" isAnnounced title={texts.faultsTitle}>
        {texts.faultsText}
      </Alert>
      <Table caption={texts.faultsCaption}>
        <thead>
          <tr>
            <HeadCell>{texts.chain}</HeadCell>
            <HeadCell cellAlign="end">{texts.place}</HeadCell>
            <HeadCell cellAlign="end">{texts.row}</HeadCell>
            <HeadCell>{texts.fault}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ operatorId, sequence, eventId, kind }) => (
            <tr key={`${operatorId} ${sequence} ${kind}`}>
              <RowHead>{operatorId ?? list.portfolio}</RowHead>
              <Cell cellAlign="end" className="figures">
                #{formatDecimal(sequence)}
              </Cell>
              <Cell cellAlign="end" className="figures">
                {eventId !== null && formatDecimal(eventId)}
              </Cell>
              <Cell>{texts.faults[kind]}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function decimal(value: number): string {
  return formatDecimal(BigInt(value));
}
