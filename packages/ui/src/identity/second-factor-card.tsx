"use client";

import { useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { identityTexts } from "./texts.ts";
import { TotpDialog, type TotpDialogProps, type TotpSecret } from "./totp-dialog.tsx";
import { type Answer, useAnswer } from "./use-answer.tsx";

const FEW_CODES = 3;

type Codes = Answer<{ readonly recoveryCodes: readonly string[] }>;

export interface SecondFactorCardProps {
  isOn: boolean;
  codesLeft: number;
  onStart: () => Promise<Answer<TotpSecret>>;
  onConfirm: TotpDialogProps["onConfirm"];
  onRenew: () => Promise<Codes>;
  onDisable: () => Promise<Answer<unknown>>;
  texts?: typeof identityTexts;
}

/** One's second factor: set up, renew its recovery codes, switch off. */
export function SecondFactorCard(props: SecondFactorCardProps) {
  const { isOn, texts = identityTexts } = props;
  const words = texts.factor;
  const [secret, setSecret] = useState<TotpSecret>();
  const [codes, setCodes] = useState<readonly string[]>();
  const start = useAnswer(props.onStart, { onDone: setSecret });
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {words.title}
          <StatusBadge tone={isOn ? "good" : "warning"}>{isOn ? words.on : words.off}</StatusBadge>
        </span>
      }
      description={words.text}
    >
      <div className="grid gap-4">
        {start.refusal !== undefined && <Alert tone="bad" isAnnounced title={start.refusal} />}
        {isOn ? (
          <SwitchedOn {...props} texts={texts} onCodes={setCodes} />
        ) : (
          <Button
            variant="primary"
            className="justify-self-start"
            isPending={start.isPending}
            onClick={() => void start.run()}
          >
            {words.start}
          </Button>
        )}
      </div>
      {secret !== undefined && (
        <TotpDialog
          secret={secret}
          onConfirm={props.onConfirm}
          onConfirmed={(fresh) => {
            setSecret(undefined);
            setCodes(fresh);
          }}
          onCancel={() => setSecret(undefined)}
          texts={texts}
        />
      )}
      {codes !== undefined && (
        <RecoveryCodesDialog codes={codes} onKept={() => setCodes(undefined)} texts={words} />
      )}
    </Card>
  );
}

interface SwitchedOnProps extends SecondFactorCardProps {
  texts: typeof identityTexts;
  onCodes: (codes: readonly string[]) => void;
}

function SwitchedOn({ codesLeft, onRenew, onDisable, onCodes, texts }: SwitchedOnProps) {
  const words = texts.factor;
  const renew = useAnswer(onRenew, { onDone: ({ recoveryCodes }) => onCodes(recoveryCodes) });
  const disable = useAnswer(onDisable, { done: words.disabled });
  return (
    <>
      <p className={codesLeft <= FEW_CODES ? "text-sm text-warning" : "text-sm"}>
        {words.codesLeft(codesLeft)}
      </p>
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          title={words.renew}
          description={words.renewText}
          confirmLabel={words.renewConfirm}
          onConfirm={() => renew.confirm()}
          trigger={<Button>{words.renew}</Button>}
        />
        <ConfirmDialog
          isDanger
          title={words.disable}
          description={words.disableText}
          confirmLabel={words.disableConfirm}
          onConfirm={() => disable.confirm()}
          trigger={<Button>{words.disable}</Button>}
        />
      </div>
    </>
  );
}
