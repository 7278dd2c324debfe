"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Dialog } from "@tributary/ui/dialog";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { planTexts } from "@/texts/plan.ts";
import type { Plan } from "../status.tsx";
import { MovePreview } from "./move-preview.tsx";
import { type Move, useMove } from "./use-move.ts";

const { move: texts } = planTexts;
const STARTS = ["next-period", "now"] as const;

/** Moves the subscribers of one version to another, after a look at what that would do. */
export function MoveDialog({ plan }: { readonly plan: Plan }) {
  const [isOpen, setOpen] = useState(false);
  const published = plan.versions.filter(({ isPublished }) => isPublished).map(({ version }) => version);
  if (published.length < 2) return null;
  return (
    <Dialog
      title={texts.title}
      description={texts.description}
      trigger={<Button>{texts.action}</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      {isOpen && <MoveForm code={plan.code} versions={published} onClose={() => setOpen(false)} />}
    </Dialog>
  );
}

interface MoveFormProps {
  readonly code: string;
  /** The latest first. */
  readonly versions: readonly number[];
  readonly onClose: () => void;
}

function MoveForm({ code, versions, onClose }: MoveFormProps) {
  const [chosen, setChosen] = useState<Move>({
    code,
    from: versions[1] ?? 1,
    to: versions[0] ?? 1,
    start: "next-period",
  });
  const { preview, look, isLooking, send, isSending, problem } = useMove(chosen, onClose);
  const options = versions.map((version) => {
    return { value: String(version), label: planTexts.detail.version(version) };
  });
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={texts.from}>
          <Select
            value={String(chosen.from)}
            options={options}
            onChange={(event) => setChosen({ ...chosen, from: Number(event.target.value) })}
          />
        </Field>
        <Field label={texts.to}>
          <Select
            value={String(chosen.to)}
            options={options}
            onChange={(event) => setChosen({ ...chosen, to: Number(event.target.value) })}
          />
        </Field>
        <Field label={texts.start}>
          <Select
            value={chosen.start}
            options={STARTS.map((value) => ({ value, label: texts.starts[value] }))}
            onChange={(event) =>
              setChosen({ ...chosen, start: event.target.value === "now" ? "now" : "next-period" })
            }
          />
        </Field>
      </div>
      {preview !== null && <MovePreview preview={preview} />}
      {problem !== null && <Alert tone="bad" isAnnounced title={problem} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button isPending={isLooking} onClick={() => void look()}>
          {texts.look}
        </Button>
        {preview !== null && preview.subscribers > 0 && (
          <Button variant="primary" isPending={isSending} onClick={() => void send(preview.subscribers)}>
            {texts.confirm}
          </Button>
        )}
      </div>
    </div>
  );
}
