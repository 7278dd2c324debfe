"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Dialog } from "@tributary/ui/dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { dayOf } from "@/frame/paths.ts";
import { itemTitle, onboardingTexts } from "@/texts/onboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { OnboardingItem } from "./types.ts";

const { item: texts, owners, states } = onboardingTexts;

interface ItemDialogProps {
  readonly operatorId: string;
  readonly item: OnboardingItem;
}

/** Opens one item: whose it is, by when, what shows that it is done, and how it stands. */
export function ItemDialog({ operatorId, item }: ItemDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const title = itemTitle(item.code);
  return (
    <Dialog
      title={title}
      description={texts.hint(item.code)}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={texts.openLabel(title)}>
          {texts.open}
        </Button>
      }
    >
      {isOpen && <ItemForm operatorId={operatorId} item={item} onClose={() => setOpen(false)} />}
    </Dialog>
  );
}

type Owner = OnboardingItem["owner"];
type State = Exclude<OnboardingItem["state"], "supplied">;

/** What may be chosen: what the system sees by itself is not said by anybody. */
function statesOf({ state, isChecked, isGate }: OnboardingItem): OnboardingItem["state"][] {
  const others: State[] = ["todo", "doing", ...(isChecked ? [] : (["done"] as const))];
  const all: OnboardingItem["state"][] = isGate ? others : [...others, "skipped"];
  return all.includes(state) ? all : [state, ...all];
}

function ItemForm({ operatorId, item, onClose }: ItemDialogProps & { readonly onClose: () => void }) {
  const [owner, setOwner] = useState<Owner>(item.owner);
  const [person, setPerson] = useState(item.person ?? "");
  const [dueOn, setDueOn] = useState(item.dueOn === null ? "" : dayOf(item.dueOn));
  const [evidence, setEvidence] = useState(item.evidence ?? "");
  const [link, setLink] = useState(item.link ?? "");
  const [state, setState] = useState(item.state);
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.onboarding.item.mutate, {
    done: texts.done,
    onDone: onClose,
  });
  const save = () => {
    const kept = { owner, person, dueOn: dueOn === "" ? null : dueOn, evidence, link };
    const isSaid = state !== item.state && state !== "supplied";
    void run({ operatorId, code: item.code, change: isSaid ? { ...kept, state } : kept });
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.owner}>
          <Select
            value={owner}
            options={Object.entries(owners).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => setOwner(target.value as Owner)}
          />
        </Field>
        <Field label={texts.person}>
          <Input value={person} maxLength={120} onChange={({ target }) => setPerson(target.value)} />
        </Field>
        <Field label={texts.due}>
          <Input type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} />
        </Field>
        <Field label={texts.state}>
          <Select
            value={state}
            options={statesOf(item).map((value) => ({ value, label: states[value].label }))}
            onChange={({ target }) => setState(target.value as OnboardingItem["state"])}
          />
        </Field>
      </div>
      <Field label={texts.evidence} hint={item.isGate && !item.isChecked ? texts.evidenceHint : undefined}>
        <Textarea value={evidence} maxLength={2_000} onChange={({ target }) => setEvidence(target.value)} />
      </Field>
      <Field label={texts.link}>
        <Input type="url" value={link} maxLength={500} onChange={({ target }) => setLink(target.value)} />
      </Field>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" disabled={isPending} onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}
