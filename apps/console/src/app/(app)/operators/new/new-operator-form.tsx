"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select, type SelectOption } from "@tributary/ui/select";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { onboardingPath } from "@/frame/paths.ts";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { StartPreview } from "./start-preview.tsx";
import { type Draft, EMPTY_DRAFT, isFilledIn, SELLER_FIELDS, wantedOf } from "./wanted.ts";

const { start: texts } = onboardingTexts;

/** A new operator: what it is made of, who it is, what that comes to; nothing is made that was not shown. */
export function NewOperatorForm({ templates }: { readonly templates: readonly SelectOption[] }) {
  const [draft, setDraft] = useState<Draft>({ ...EMPTY_DRAFT, template: templates[0]?.value ?? "" });
  const [shown, setShown] = useState<string | null>(null);
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const client = useTRPCClient();
  const router = useRouter();
  const { run, isPending, refusal } = useCommand(client.onboarding.start.mutate, {
    done: texts.done,
    onDone: ({ operatorId }: { operatorId: string }) => router.push(onboardingPath(operatorId)),
  });
  const edit = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const isShown = shown === JSON.stringify(draft);
  const submit = () => {
    if (!isShown) {
      setFingerprint(null);
      return setShown(JSON.stringify(draft));
    }
    if (fingerprint !== null) void run({ ...wantedOf(draft), fingerprint });
  };
  return (
    <Card>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <WhoFields templates={templates} draft={draft} onChange={edit} />
        <Field label={texts.hasSeller} isInline>
          <Checkbox
            checked={draft.hasSeller}
            onCheckedChange={(checked) => edit({ hasSeller: checked === true })}
          />
        </Field>
        {draft.hasSeller && <SellerFields draft={draft} onChange={edit} />}
        {isShown && <StartPreview wanted={wantedOf(draft)} onSeen={setFingerprint} />}
        {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
        <div className="flex justify-end">
          <Button
            type="submit"
            variant="primary"
            isPending={isPending}
            disabled={!isFilledIn(draft) || (isShown && fingerprint === null)}
          >
            {isShown ? texts.confirm : texts.preview}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function WhoFields({
  templates,
  draft,
  onChange,
}: FieldsProps & { readonly templates: readonly SelectOption[] }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={texts.template} isRequired>
        <Select
          value={draft.template}
          options={templates}
          onChange={({ target }) => onChange({ template: target.value })}
        />
      </Field>
      <Field label={texts.code} hint={texts.codeHint} isRequired>
        <Input
          value={draft.code}
          maxLength={31}
          onChange={({ target }) => onChange({ code: target.value })}
        />
      </Field>
      <Field label={texts.name} isRequired>
        <Input
          value={draft.name}
          maxLength={80}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field label={texts.country} hint={texts.countryHint}>
        <Input
          value={draft.country}
          maxLength={2}
          onChange={({ target }) => onChange({ country: target.value })}
        />
      </Field>
      <Field label={texts.target} isRequired>
        <Input
          type="date"
          value={draft.targetOn}
          onChange={({ target }) => onChange({ targetOn: target.value })}
        />
      </Field>
    </div>
  );
}

function SellerFields({ draft, onChange }: FieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {SELLER_FIELDS.map((field) => (
        <Field key={field} label={texts.seller[field]} isRequired>
          <Input
            value={draft.seller[field]}
            maxLength={200}
            onChange={({ target }) => onChange({ seller: { ...draft.seller, [field]: target.value } })}
          />
        </Field>
      ))}
    </div>
  );
}
