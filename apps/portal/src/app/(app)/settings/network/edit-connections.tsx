"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { networkTexts as texts } from "@/texts/network.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Connections } from "./connections.tsx";
import { type Draft, draftOf, requestOf } from "./draft.ts";

const { edit, network, smdp } = texts;

/** Says anew where orders go. */
export function EditConnections({ connections }: { readonly connections: Connections }) {
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(connections));
  const { confirm } = useCommand(client.network.save.mutate, { done: edit.done });
  const put = (change: Partial<Draft>) => setDraft((was) => ({ ...was, ...change }));
  const send = async () => {
    const lacks = (name: string, isAsked: boolean, text: string): void => {
      if (isAsked && text.trim() === "") throw new Error(`${name}: ${edit.missing}`);
    };
    lacks(network.address, draft.isNetwork, draft.networkAddress);
    lacks(smdp.address, draft.isSmdp, draft.smdpAddress);
    lacks(smdp.requester, draft.isSmdp, draft.requester);
    lacks(smdp.phoneAddress, draft.isSmdp, draft.phoneAddress);
    await confirm(requestOf(draft));
    put({ networkToken: "", smdpToken: "", hasNewReportToken: false });
  };
  return (
    <ConfirmDialog
      title={edit.title}
      description={edit.description}
      confirmLabel={edit.confirm}
      trigger={<Button variant="primary">{edit.action}</Button>}
      onOpenChange={(isOpen) => isOpen && setDraft(draftOf(connections))}
      onConfirm={send}
    >
      <NetworkFields draft={draft} put={put} />
      <SmdpFields draft={draft} put={put} />
      <Field label={edit.renew} isInline>
        <Checkbox
          checked={draft.hasNewReportToken}
          onCheckedChange={(checked) => put({ hasNewReportToken: checked === true })}
        />
      </Field>
    </ConfirmDialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

function NetworkFields({ draft, put }: FieldsProps) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold text-sm">{network.title}</legend>
      <Field label={edit.isConnected} isInline>
        <Checkbox
          checked={draft.isNetwork}
          onCheckedChange={(checked) => put({ isNetwork: checked === true })}
        />
      </Field>
      {draft.isNetwork && (
        <>
          <Text
            name="networkAddress"
            label={network.address}
            hint={network.addressHint}
            {...{ draft, put }}
          />
          <Secrets token="networkToken" timeout="networkTimeout" {...{ draft, put }} />
        </>
      )}
    </fieldset>
  );
}

function SmdpFields({ draft, put }: FieldsProps) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold text-sm">{smdp.title}</legend>
      <Field label={edit.isConnected} isInline>
        <Checkbox checked={draft.isSmdp} onCheckedChange={(checked) => put({ isSmdp: checked === true })} />
      </Field>
      {draft.isSmdp && (
        <>
          <Text name="smdpAddress" label={smdp.address} hint={smdp.addressHint} {...{ draft, put }} />
          <Text name="requester" label={smdp.requester} {...{ draft, put }} />
          <Text
            name="phoneAddress"
            label={smdp.phoneAddress}
            hint={smdp.phoneAddressHint}
            {...{ draft, put }}
          />
          <Secrets token="smdpToken" timeout="smdpTimeout" {...{ draft, put }} />
        </>
      )}
    </fieldset>
  );
}

interface TextProps extends FieldsProps {
  readonly name: "networkAddress" | "smdpAddress" | "requester" | "phoneAddress";
  readonly label: string;
  readonly hint?: string;
}

function Text({ name, label, hint, draft, put }: TextProps) {
  return (
    <Field label={label} hint={hint} isRequired>
      <Input
        value={draft[name]}
        maxLength={500}
        autoComplete="off"
        onChange={({ target }) => put({ [name]: target.value })}
      />
    </Field>
  );
}

interface SecretsProps extends FieldsProps {
  readonly token: "networkToken" | "smdpToken";
  readonly timeout: "networkTimeout" | "smdpTimeout";
}

function Secrets({ token, timeout, draft, put }: SecretsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={texts.token} hint={texts.tokenHint}>
        <Input
          type="password"
          value={draft[token]}
          maxLength={4_000}
          autoComplete="off"
          onChange={({ target }) => put({ [token]: target.value })}
        />
      </Field>
      <Field label={texts.timeout}>
        <Input
          type="number"
          min={1}
          max={60}
          value={draft[timeout]}
          onChange={({ target }) => put({ [timeout]: target.value })}
        />
      </Field>
    </div>
  );
}
