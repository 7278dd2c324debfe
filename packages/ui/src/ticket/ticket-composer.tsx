"use client";

import { type FormEvent, type RefObject, useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Checkbox } from "../checkbox.tsx";
import { useCommand } from "../command.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { Select } from "../select.tsx";
import { Textarea } from "../textarea.tsx";
import { OperatorMark } from "./badges.tsx";
import { ConfirmStep, MacroStep } from "./macro-step.tsx";
import { ticketTexts } from "./texts.ts";
import type {
  FileToSend,
  MacroPreview,
  MacroStepPreview,
  MacroStepSent,
  Ticket,
  TicketCommands,
  TicketMacro,
} from "./ticket.ts";

const { composer: texts } = ticketTexts;

interface TicketComposerProps {
  readonly ticket: Ticket;
  readonly macros: readonly TicketMacro[];
  readonly commands: TicketCommands;
  /** Where one writes: the page's own key leads there. */
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onWriting: (isWriting: boolean) => void;
}

/** Writes to whoever asked in the operator's name and colour, or a note for the desk. */
export function TicketComposer({ ticket, macros, commands, box, onWriting }: TicketComposerProps) {
  const { replyName, colour } = ticket.desk;
  const form = useComposer(ticket, commands, onWriting);
  const isNote = form.mode === "note";
  return (
    <form
      onSubmit={(event) => void form.send(event)}
      noValidate
      data-print="hidden"
      className="grid gap-3 border-t-4 pt-4"
      style={{ borderColor: isNote ? undefined : colour }}
    >
      <div className="flex flex-wrap items-center gap-3">
        <span className="font-semibold text-sm">
          <OperatorMark name={ticket.desk.operatorName} colour={colour} />
        </span>
        <Select
          aria-label={texts.mode}
          className="w-auto"
          value={form.mode}
          onChange={({ target }) => form.setMode(target.value as "reply" | "note")}
          options={[
            { value: "reply", label: texts.reply },
            { value: "note", label: texts.note },
          ]}
        />
        {!isNote && macros.length > 0 && (
          <Select
            aria-label={texts.macro}
            className="w-auto max-w-60"
            placeholder={texts.noMacro}
            value={form.macroId}
            onChange={({ target }) => void form.use(target.value)}
            options={macros.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </div>
      <Field
        label={isNote ? texts.noteText : texts.text(replyName)}
        hint={isNote ? texts.noteHint : ticket.requester?.address ? undefined : texts.noAddress}
        error={form.isMissing ? texts.missing : undefined}
      >
        <Textarea
          ref={box}
          value={form.text}
          rows={5}
          maxLength={20_000}
          onChange={({ target }) => form.write(target.value)}
        />
      </Field>
      {!isNote && form.macro && <MacroEffect macro={form.macro} />}
      {!isNote && form.step && (
        <MacroStep preview={form.step} takes={form.takesStep} onTakes={form.setTakesStep} />
      )}
      <Field label={texts.files} hint={texts.filesHint} error={form.fileFault}>
        <Input
          key={form.round}
          type="file"
          multiple
          onChange={({ target }) => void form.attach(target.files)}
        />
      </Field>
      {!isNote && (
        <Field isInline label={texts.finish}>
          <Checkbox checked={form.finishes} onCheckedChange={(is) => form.setFinishes(is === true)} />
        </Field>
      )}
      {form.refusal && <Alert tone="bad" isAnnounced title={form.refusal.message} />}
      {form.step && (
        <ConfirmStep
          preview={form.step}
          isOpen={form.isAsking}
          onOpenChange={form.setAsking}
          onConfirm={form.sendWithStep}
        />
      )}
      <div>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {isNote ? texts.keep : texts.send(replyName)}
        </Button>
      </div>
    </form>
  );
}

/** What a macro does to the ticket besides. */
function MacroEffect({ macro }: { readonly macro: MacroPreview }) {
  const { setsPriority, setsCategory } = macro;
  const { sets } = texts;
  const effects = [
    setsPriority && sets.priority(ticketTexts.priorities[setsPriority]?.label ?? setsPriority),
    setsCategory && sets.category(ticketTexts.categories[setsCategory] ?? setsCategory),
  ].filter((effect) => effect !== null && effect !== "");
  if (effects.length === 0) return null;
  return <Alert tone="info" title={texts.macroDoes(effects.join(", "))} />;
}

function useComposer(ticket: Ticket, commands: TicketCommands, onWriting: (isWriting: boolean) => void) {
  const { number } = ticket;
  const [mode, setMode] = useState<"reply" | "note">("reply");
  const [text, setText] = useState("");
  const [files, setFiles] = useState<FileToSend[]>([]);
  const [round, setRound] = useState(0);
  const [finishes, setFinishes] = useState(false);
  const [macroId, setMacroId] = useState("");
  const [macro, setMacro] = useState<MacroPreview | null>(null);
  const [takesStep, setTakesStep] = useState(true);
  const [isAsking, setAsking] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [fileFault, setFileFault] = useState<string>();
  const clear = () => {
    setText("");
    setFiles([]);
    setRound(round + 1);
    setMacro(null);
    setMacroId("");
    setFinishes(false);
    onWriting(false);
  };
  const reply = useCommand(commands.reply, {
    done: () => (agreed === null ? texts.sent : texts.step.sent),
    onDone: clear,
  });
  const note = useCommand(commands.note, { done: texts.kept, onDone: clear });
  const retag = useCommand(commands.retag);
  const step = macro?.step ?? null;
  const agreed = takesStep ? agreedStep(macroId, step) : null;
  const retagged = async (): Promise<boolean> => {
    const changed = changeOf(macro, ticket);
    return changed === null || retag.run({ number, ...changed });
  };
  const sent = { number, text, files, thenStatus: finishes ? ("done" as const) : ("waiting" as const) };
  const write = (value: string) => {
    setText(value);
    onWriting(value.trim() !== "");
  };
  return {
    ...{ mode, setMode, text, write, finishes, setFinishes, macroId, macro, isMissing, fileFault, round },
    ...{ step, takesStep, setTakesStep, isAsking, setAsking },
    isPending: reply.isPending || note.isPending || retag.isPending,
    refusal: reply.refusal ?? note.refusal ?? retag.refusal,
    async use(id: string) {
      setMacroId(id);
      if (id === "") return setMacro(null);
      const found = await commands.macro(id);
      setMacro(found);
      setTakesStep(true);
      setFinishes(found.thenStatus === "done");
      write(found.text);
    },
    async attach(chosen: FileList | null) {
      setFileFault(undefined);
      try {
        setFiles(await Promise.all([...(chosen ?? [])].map(readFile)));
      } catch {
        setFileFault(texts.failedFile);
      }
    },
    async send(event: FormEvent) {
      event.preventDefault();
      const isEmpty = text.trim() === "";
      setMissing(isEmpty);
      if (isEmpty) return;
      if (mode === "note") return void note.run({ number, text, files });
      if (agreed !== null) return setAsking(true);
      if (await retagged()) void reply.run({ ...sent, step: null });
    },
    /** For the dialog that asks: what is refused stays in it. */
    async sendWithStep() {
      if (await retagged()) await reply.confirm({ ...sent, step: agreed });
    },
  };
}

/** What is agreed to by sending: a step of a subscriber as they were shown; null where it cannot be taken. */
function agreedStep(macroId: string, step: MacroStepPreview | null): MacroStepSent | null {
  if (step === null || step.refusal !== null) return null;
  const { subscriber, status } = step;
  return subscriber === null || status === null ? null : { macroId, subscriber, status };
}

function changeOf(macro: MacroPreview | null, { priority, category }: Ticket) {
  const change = {
    ...(macro?.setsPriority && macro.setsPriority !== priority && { priority: macro.setsPriority }),
    ...(macro?.setsCategory && macro.setsCategory !== category && { category: macro.setsCategory }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

async function readFile(file: File): Promise<FileToSend> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { fileName: file.name, fileBase64: btoa(binary) };
}
