"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { gatewayTexts } from "@/texts/gateway.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { edit: texts } = gatewayTexts;

type Account = Pick<
  Outputs["gateway"]["show"],
  "version" | "isActive" | "publishableKey" | "returnUrl" | "hasSecretKey"
>;

function draftOf({ version, isActive, publishableKey, returnUrl }: Account) {
  const secrets = { secretKey: "", webhookSecret: "" };
  return { isActive: version === 0 || isActive, publishableKey, returnUrl, ...secrets };
}

type Draft = ReturnType<typeof draftOf>;

/** Says anew by which account cards are taken. */
export function EditAccount({ account }: { readonly account: Account }) {
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(account));
  const { confirm } = useCommand(client.gateway.save.mutate, { done: texts.done });
  const put = (change: Partial<Draft>) => setDraft((was) => ({ ...was, ...change }));
  const save = async () => {
    const lacks = (name: string, text: string): void => {
      if (text.trim() === "") throw new Error(`${name}: ${texts.missing}`);
    };
    lacks(texts.publishableKey, draft.publishableKey);
    lacks(texts.returnUrl, draft.returnUrl);
    if (!account.hasSecretKey) lacks(texts.secretKey, draft.secretKey);
    const [secretKey, webhookSecret] = [draft.secretKey.trim(), draft.webhookSecret.trim()];
    await confirm({
      settings: {
        isActive: draft.isActive,
        publishableKey: draft.publishableKey.trim(),
        returnUrl: draft.returnUrl.trim(),
      },
      given: {
        ...(secretKey === "" ? {} : { secretKey }),
        ...(webhookSecret === "" ? {} : { webhookSecret }),
      },
    });
    put({ secretKey: "", webhookSecret: "" });
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onOpenChange={(isOpen) => isOpen && setDraft(draftOf(account))}
      onConfirm={save}
    >
      <Field label={texts.isActive} isInline>
        <Checkbox
          checked={draft.isActive}
          onCheckedChange={(checked) => put({ isActive: checked === true })}
        />
      </Field>
      <Text name="publishableKey" hint={texts.publishableHint} isRequired {...{ draft, put }} />
      <Text
        name="secretKey"
        hint={texts.secretHint}
        isRequired={!account.hasSecretKey}
        isSecret
        {...{ draft, put }}
      />
      <Text name="webhookSecret" hint={texts.webhookHint} isSecret {...{ draft, put }} />
      <Text name="returnUrl" hint={texts.returnHint} isRequired {...{ draft, put }} />
    </ConfirmDialog>
  );
}

interface TextProps {
  readonly name: "publishableKey" | "secretKey" | "webhookSecret" | "returnUrl";
  readonly hint: string;
  readonly isRequired?: boolean;
  readonly isSecret?: boolean;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

function Text({ name, hint, isRequired = false, isSecret = false, draft, put }: TextProps) {
  return (
    <Field label={texts[name]} hint={hint} isRequired={isRequired}>
      <Input
        type={isSecret ? "password" : "text"}
        value={draft[name]}
        maxLength={500}
        autoComplete="off"
        onChange={({ target }) => put({ [name]: target.value })}
      />
    </Field>
  );
}
