"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { mailboxTexts } from "@/texts/mailbox.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { edit: texts, ...labels } = mailboxTexts;

type Shown = Outputs["mailbox"]["show"];

const SECURITIES = ["tls", "starttls", "none"] as const satisfies readonly Shown["security"][];

function draftOf({ version, isActive, host, port, security, userName, folder }: Shown) {
  const typed = { host, port: String(port), userName, folder, password: "" };
  return { ...typed, security, isActive: version === 0 || isActive };
}

type Draft = ReturnType<typeof draftOf>;
type Typed = "host" | "port" | "userName" | "folder" | "password";

/** Says from which mailbox the desk gets its mails. */
export function EditMailbox({ mailbox }: { readonly mailbox: Shown }) {
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(mailbox));
  const { confirm } = useCommand(client.mailbox.save.mutate, { done: texts.done });
  const put = (change: Partial<Draft>) => setDraft((was) => ({ ...was, ...change }));
  const save = async () => {
    const { host, userName, folder } = draft;
    const named = { [texts.host]: host, [labels.userName]: userName, [labels.folder]: folder };
    for (const [name, text] of Object.entries(named)) {
      if (text.trim() === "") throw new Error(`${name}: ${texts.missing}`);
    }
    const port = /^\d{1,5}$/.test(draft.port.trim()) ? Number(draft.port) : 0;
    if (port < 1 || port > 65_535) throw new Error(texts.badPort);
    const { security, isActive, password } = draft;
    await confirm({
      settings: {
        ...{ host: host.trim(), port, security, isActive },
        ...{ userName: userName.trim(), folder: folder.trim() },
      },
      ...(password === "" ? {} : { password }),
    });
    put({ password: "" });
  };
  const isNew = mailbox.version === 0;
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{isNew ? texts.connect : texts.action}</Button>}
      onOpenChange={(isOpen) => isOpen && setDraft(draftOf(mailbox))}
      onConfirm={save}
    >
      <Field label={texts.isActive} isInline>
        <Checkbox
          checked={draft.isActive}
          onCheckedChange={(checked) => put({ isActive: checked === true })}
        />
      </Field>
      <Text name="host" label={texts.host} hint={texts.hostHint} {...{ draft, put }} />
      <Text name="port" label={texts.port} hint={texts.portHint} {...{ draft, put }} />
      <Field label={labels.security}>
        <Select
          value={draft.security}
          options={SECURITIES.map((value) => ({ value, label: labels.securities[value] }))}
          onChange={({ target }) => put({ security: target.value as Shown["security"] })}
        />
      </Field>
      <Text name="userName" label={labels.userName} {...{ draft, put }} />
      <Text
        name="password"
        label={labels.password}
        hint={isNew ? texts.passwordNew : `${texts.passwordHint} ${texts.passwordNew}`}
        {...{ draft, put }}
      />
      <Text name="folder" label={labels.folder} hint={texts.folderHint} {...{ draft, put }} />
    </ConfirmDialog>
  );
}

interface TextProps {
  readonly name: Typed;
  readonly label: string;
  readonly hint?: string;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

function Text({ name, label, hint, draft, put }: TextProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} isRequired={name !== "password"}>
      <Input
        type={name === "password" ? "password" : "text"}
        value={draft[name]}
        maxLength={name === "password" ? 500 : 253}
        autoComplete={name === "password" ? "new-password" : "off"}
        onChange={({ target }) => put({ [name]: target.value })}
      />
    </Field>
  );
}
