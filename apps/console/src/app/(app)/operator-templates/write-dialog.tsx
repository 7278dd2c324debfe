"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Dialog } from "@tributary/ui/dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Textarea } from "@tributary/ui/textarea";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { templatePath } from "@/frame/paths.ts";
import { templateTexts } from "@/texts/operator-template.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { write: texts } = templateTexts;
const LONGEST = 2_000_000;
const LINES = 16;

type Template = Pick<Outputs["operatorTemplate"]["show"], "code" | "name" | "text" | "hasMargins">;

/** Writes a template, or the next version of one, as JSON. */
export function WriteDialog({ template }: { readonly template: Template | null }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      size="lg"
      title={template === null ? texts.title : texts.titleNext}
      description={texts.description}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button>{template === null ? texts.action : texts.actionNext}</Button>}
    >
      {isOpen && <WriteForm template={template} onClose={() => setOpen(false)} />}
    </Dialog>
  );
}

function WriteForm({
  template,
  onClose,
}: {
  readonly template: Template | null;
  readonly onClose: () => void;
}) {
  const [code, setCode] = useState(template?.code ?? "");
  const [name, setName] = useState(template?.name ?? "");
  const [text, setText] = useState(template?.text ?? "");
  const client = useTRPCClient();
  const router = useRouter();
  const { run, isPending, refusal } = useCommand(client.operatorTemplate.save.mutate, {
    done: texts.done,
    onDone: ({ code: saved }: { code: string }) => {
      onClose();
      router.push(templatePath(saved));
    },
  });
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void run({ code, name, text });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.code} hint={texts.codeHint} isRequired>
          <Input
            value={code}
            maxLength={41}
            readOnly={template !== null}
            onChange={({ target }) => setCode(target.value)}
          />
        </Field>
        <Field label={texts.name} isRequired>
          <Input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
        </Field>
      </div>
      <Field
        label={texts.text}
        hint={template !== null && !template.hasMargins ? texts.noMargins : undefined}
        isRequired
      >
        <Textarea
          className="font-mono text-xs"
          rows={LINES}
          spellCheck={false}
          maxLength={LONGEST}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      {refusal && (
        <Alert
          tone="bad"
          isAnnounced
          title={<span className="whitespace-pre-line">{refusal.message}</span>}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" disabled={isPending} onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button
          type="submit"
          variant="primary"
          isPending={isPending}
          disabled={code === "" || name === "" || text === ""}
        >
          {texts.confirm}
        </Button>
      </div>
    </form>
  );
}
