"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Textarea } from "@tributary/ui/textarea";
import { ticketTexts } from "@tributary/ui/ticket/words";
import { type FormEvent, useState } from "react";
import { supportSettingsTexts as texts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { PRIORITIES, type Terms, type Typed, termsFrom, typedFrom } from "./form-state.ts";

interface ProfileFormProps {
  readonly version: number;
  readonly terms: Terms;
  readonly canWrite: boolean;
}

interface PartProps {
  readonly terms: Terms;
  readonly typed: Typed;
  readonly setTerms: (terms: Terms) => void;
  readonly setTyped: (typed: Typed) => void;
}

/** How the desk works; saved as a version, under which tickets run that come from then on. */
export function ProfileForm({ version, terms: saved, canWrite }: ProfileFormProps) {
  const client = useTRPCClient();
  const [terms, setTerms] = useState(saved);
  const [typed, setTyped] = useState(() => typedFrom(saved));
  const [wrong, setWrong] = useState<string | null>(null);
  const { run, isPending, refusal } = useCommand(client.supportProfile.save.mutate, { done: texts.saved });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const sent = termsFrom(terms, typed);
    setWrong(typeof sent === "string" ? sent : null);
    if (typeof sent !== "string") void run({ basedOn: version, terms: sent });
  };
  const part = { terms, typed, setTerms, setTyped };
  const fault = wrong ?? refusal?.message;
  return (
    <form onSubmit={send} noValidate className="grid gap-5">
      <fieldset disabled={!canWrite} className="grid items-start gap-5 xl:grid-cols-2">
        <Hours {...part} />
        <Targets {...part} />
        <Named {...part} />
        <Members {...part} />
      </fieldset>
      {fault && <Alert tone="bad" isAnnounced title={<span className="whitespace-pre-wrap">{fault}</span>} />}
      {canWrite && (
        <div>
          <Button type="submit" variant="primary" isPending={isPending}>
            {texts.save}
          </Button>
        </div>
      )}
    </form>
  );
}

function Hours({ terms, typed, setTerms, setTyped }: PartProps) {
  const words = texts.hours;
  const setDay = (index: number, value: string) =>
    setTyped({ ...typed, days: typed.days.map((day, at) => (at === index ? value : day)) });
  return (
    <Card title={words.title} description={words.hint}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={words.zone} className="sm:col-span-2">
          <Input
            value={terms.calendar.zone}
            maxLength={60}
            onChange={({ target }) =>
              setTerms({ ...terms, calendar: { ...terms.calendar, zone: target.value } })
            }
          />
        </Field>
        {words.days.map((day, index) => (
          <Field key={day} label={day}>
            <Input
              value={typed.days[index] ?? ""}
              placeholder="09:00-17:00"
              onChange={({ target }) => setDay(index, target.value)}
            />
          </Field>
        ))}
        <Field label={words.holidays} hint={words.holidaysHint} className="sm:col-span-2">
          <Textarea
            rows={4}
            value={typed.holidays}
            onChange={({ target }) => setTyped({ ...typed, holidays: target.value })}
          />
        </Field>
      </div>
    </Card>
  );
}

function Targets({ typed, setTyped }: PartProps) {
  const words = texts.targets;
  return (
    <Card title={words.title} description={words.hint}>
      <div className="grid gap-3 sm:grid-cols-2">
        {PRIORITIES.flatMap((priority) =>
          (["firstReply", "resolve"] as const).map((which) => (
            <Field
              key={`${priority} ${which}`}
              label={words[which](ticketTexts.priorities[priority]?.label ?? priority)}
            >
              <Input
                inputMode="numeric"
                value={typed.targets[priority][which]}
                onChange={({ target }) =>
                  setTyped({
                    ...typed,
                    targets: {
                      ...typed.targets,
                      [priority]: { ...typed.targets[priority], [which]: target.value },
                    },
                  })
                }
              />
            </Field>
          )),
        )}
      </div>
    </Card>
  );
}

function Named({ terms, setTerms }: PartProps) {
  const words = texts.name;
  return (
    <Card title={words.title}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={words.colour} hint={words.colourHint}>
          <Input
            value={terms.colour}
            maxLength={7}
            onChange={({ target }) => setTerms({ ...terms, colour: target.value })}
          />
        </Field>
        <Field label={words.replyName}>
          <Input
            value={terms.replyName}
            maxLength={80}
            onChange={({ target }) => setTerms({ ...terms, replyName: target.value })}
          />
        </Field>
        <Field label={words.replyAddress} hint={words.replyAddressHint}>
          <Input
            type="email"
            value={terms.replyAddress ?? ""}
            maxLength={200}
            onChange={({ target }) => setTerms({ ...terms, replyAddress: target.value || null })}
          />
        </Field>
        <Field label={words.escalatesTo} hint={words.escalatesHint}>
          <Input
            value={terms.escalatesTo ?? ""}
            maxLength={200}
            onChange={({ target }) => setTerms({ ...terms, escalatesTo: target.value || null })}
          />
        </Field>
        <Field isInline label={words.satisfaction} className="sm:col-span-2">
          <Checkbox
            checked={terms.asksSatisfaction}
            onCheckedChange={(is) => setTerms({ ...terms, asksSatisfaction: is === true })}
          />
        </Field>
      </div>
    </Card>
  );
}

function Members({ terms, typed, setTerms, setTyped }: PartProps) {
  const words = texts.members;
  return (
    <Card title={words.title}>
      <div className="grid gap-3">
        <Field isInline label={words.assigns}>
          <Checkbox
            checked={terms.assigns}
            onCheckedChange={(is) => setTerms({ ...terms, assigns: is === true })}
          />
        </Field>
        <Field label={words.label} hint={words.hint}>
          <Textarea
            rows={4}
            value={typed.members}
            onChange={({ target }) => setTyped({ ...typed, members: target.value })}
          />
        </Field>
      </div>
    </Card>
  );
}
