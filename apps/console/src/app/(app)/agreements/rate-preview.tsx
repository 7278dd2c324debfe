"use client";
import { Alert } from "@tributary/ui/alert";
import { useAsked } from "@tributary/ui/use-asked";
import { agreementTexts, lackingWords } from "@/texts/agreement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { PreviewWaits, ShownPreview } from "../quarantine/fix-preview.tsx";
import type { Change } from "./types.ts";

const { preview: texts } = agreementTexts;

interface RatePreviewProps {
  readonly agreementId: string;
  readonly change: Change;
  /** A day of the agreement's zone, or an instant. */
  readonly from: string;
}

/** Reads the waiting records as they would be read with what is added, and says what becomes of them. */
export function RatePreview({ agreementId, change, from }: RatePreviewProps) {
  const client = useTRPCClient();
  const question = { agreementId, added: { change, from } };
  const { answer, error, isAsking } = useAsked(client.agreement.preview.query, question);
  if (error !== null) return <Alert tone="bad" isAnnounced title={error.message} />;
  if (answer === undefined || isAsking) return <PreviewWaits />;
  const { lacking, versions } = answer;
  return (
    <div className="grid gap-2">
      <ShownPreview preview={answer} />
      {lacking.length > 0 && (
        <div className="text-sm">
          <p>{texts.still}</p>
          <ul className="list-disc pl-5">
            {lacking.map((one) => (
              <li key={lackingWords(one)}>
                {lackingWords(one)} ({one.records})
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-muted-foreground text-xs">{texts.versions(versions.length)}</p>
    </div>
  );
}
