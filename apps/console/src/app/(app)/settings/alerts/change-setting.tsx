"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { alertTexts } from "@/texts/alert.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";
import type { SettingsRow } from "./setting-list.tsx";

const { settings: texts } = alertTexts;

type Detector = Inputs["alert"]["tune"]["detector"];

/** One setting of a detector, for all it looks at or for one subject. */
export function ChangeSetting({ row }: { readonly row: SettingsRow }) {
  const client = useTRPCClient();
  const detector = row.detector as Detector;
  const { title } = alertTexts.detectors[detector];
  const [name, setName] = useState(row.settings[0]?.name ?? "");
  const [value, setValue] = useState("");
  const [subject, setSubject] = useState("");
  const { confirm } = useCommand(client.alert.tune.mutate, { done: texts.done });
  const change = (reason: string) => {
    if (!/^-?\d{1,9}$/.test(value.trim())) return Promise.reject(new Error(texts.wrong));
    const about = subject.trim() === "" ? null : subject.trim();
    const own = about === null ? row : row.subjects.find((rule) => rule.subject === about);
    const settings = [{ name, value: Number(value) }];
    return confirm({ detector, subject: about, settings, version: own?.version ?? 0, reason });
  };
  return (
    <ConfirmDialog
      title={texts.changeTitle(title)}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      trigger={
        <Button size="sm" aria-label={texts.changeTitle(title)}>
          {texts.change}
        </Button>
      }
      onConfirm={change}
    >
      <Field label={texts.setting}>
        <Select
          value={name}
          options={row.settings.map(({ name: each }) => ({ value: each, label: texts.names[each] ?? each }))}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={texts.value} isRequired>
        <Input inputMode="numeric" value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <Field label={texts.subject} hint={texts.subjectHint}>
        <Input value={subject} onChange={(event) => setSubject(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
