"use client";
import { useState } from "react";
import { Button } from "../button.tsx";
import { useCommand } from "../command.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { Select } from "../select.tsx";
import type { DetectorSettings } from "./alert.ts";
import { useAlertCommands } from "./alert-commands.tsx";
import { alertWords } from "./texts.ts";

const { settings: texts } = alertWords;

interface ChangeSettingProps {
  readonly row: DetectorSettings;
  readonly title: string;
  /** Its settings in words. */
  readonly names: Readonly<Record<string, string>>;
  readonly subjectHint: string;
  readonly valueHint?: string;
}

/** One setting of a detector, for all it looks at or for one subject. */
export function ChangeSetting({ row, title, names, subjectHint, valueHint }: ChangeSettingProps) {
  const commands = useAlertCommands();
  const { detector } = row;
  const [name, setName] = useState(row.settings[0]?.name ?? "");
  const [value, setValue] = useState("");
  const [subject, setSubject] = useState("");
  const { confirm } = useCommand(commands.tune, { done: texts.done });
  const change = (reason: string) => {
    const isList = row.settings.find((each) => each.name === name)?.setting.unit === "prefixes";
    const list = value.split(/[\s,]+/).filter((prefix) => prefix !== "");
    if (!isList && !/^-?\d{1,9}$/.test(value.trim())) return Promise.reject(new Error(texts.wrong));
    const about = subject.trim() === "" ? null : subject.trim();
    const own = about === null ? row : row.subjects.find((rule) => rule.subject === about);
    const settings = [{ name, value: isList ? list : Number(value) }];
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
          options={row.settings.map(({ name: each }) => ({ value: each, label: names[each] ?? each }))}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={texts.value} hint={valueHint}>
        <Input value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <Field label={texts.subject} hint={subjectHint}>
        <Input value={subject} onChange={(event) => setSubject(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
