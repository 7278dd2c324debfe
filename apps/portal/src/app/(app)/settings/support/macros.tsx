"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { supportSettingsTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { AddMacro } from "./add-macro.tsx";

const { macros: texts } = supportSettingsTexts;

type Macro = Outputs["supportProfile"]["show"]["macros"][number];

interface MacrosProps {
  readonly macros: readonly Macro[];
  /** Codes of plans that a macro can change to. */
  readonly plans: readonly string[];
  readonly canWrite: boolean;
}

/** Answers that the desk keeps for use again. */
export function Macros({ macros, plans, canWrite }: MacrosProps) {
  return (
    <Card
      title={texts.title}
      description={texts.description}
      actions={canWrite && <AddMacro plans={plans} />}
    >
      {macros.length === 0 && <p className="text-muted-foreground text-sm">{texts.none}</p>}
      <ul className="grid gap-3">
        {macros.map((macro) => (
          <li
            key={macro.id}
            className="flex flex-wrap items-start justify-between gap-3 border-b pb-3 last:border-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium text-sm">{macro.name}</p>
              <p className="whitespace-pre-wrap break-words text-muted-foreground text-sm">{macro.text}</p>
              {macro.subscriberStep && <p className="text-sm">{stepText(macro.subscriberStep)}</p>}
            </div>
            {canWrite && <EndMacro macro={macro} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What it does to the subscriber, with its reply. */
function stepText(step: NonNullable<Macro["subscriberStep"]>): string {
  const { does, reasons, whens } = texts;
  if (step.kind === "suspend") return does.suspend(reasons[step.reason]);
  return step.kind === "resume" ? does.resume : does["change-plan"](step.plan, whens[step.when]);
}

function EndMacro({ macro: { id, name } }: { readonly macro: Macro }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.supportProfile.endMacro.mutate, { done: texts.ended });
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{texts.end}</Button>}
      title={texts.endTitle(name)}
      confirmLabel={texts.end}
      isDanger
      onConfirm={() => confirm({ id })}
    />
  );
}
