"use client";
import { Alert } from "@tributary/ui/alert";
import { Skeleton } from "@tributary/ui/skeleton";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { useAsked } from "@tributary/ui/use-asked";
import { useEffect } from "react";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { templateTexts } from "@/texts/operator-template.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { wantedOf } from "./wanted.ts";

const { start: texts, setup } = onboardingTexts;
const { kinds } = templateTexts.changes;

interface StartPreviewProps {
  readonly wanted: ReturnType<typeof wantedOf>;
  /** With what is shown: what was looked at is what is made. */
  readonly onSeen: (fingerprint: string) => void;
}

/** What making the operator comes to, part by part. */
export function StartPreview({ wanted, onSeen }: StartPreviewProps) {
  const client = useTRPCClient();
  const { answer, error } = useAsked(client.onboarding.preview.query, wanted);
  const fingerprint = answer?.fingerprint;
  useEffect(() => {
    if (fingerprint !== undefined) onSeen(fingerprint);
  }, [fingerprint, onSeen]);
  if (error !== null) return <Alert tone="bad" isAnnounced title={error.message} />;
  if (answer === undefined) return <Skeleton className="h-32" />;
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-sm">{texts.changes}</h2>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.columns.kind}</HeadCell>
            <HeadCell>{texts.columns.code}</HeadCell>
            <HeadCell>{texts.columns.action}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {answer.steps.map(({ kind, code, action }) => (
            <tr key={`${kind} ${code}`}>
              <RowHead>{kinds[kind] ?? kind}</RowHead>
              <Cell>{code}</Cell>
              <Cell>{setup.actions[action] ?? action}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {!answer.steps.some(({ kind }) => kind === "billing") && (
        <p className="text-muted-foreground text-sm">{texts.noBilling}</p>
      )}
    </section>
  );
}
