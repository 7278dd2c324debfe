"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { Textarea } from "@tributary/ui/textarea";
import { OperatorMark } from "@tributary/ui/ticket/badges";
import { type FormEvent, useState } from "react";
import { ratingTexts as texts } from "@/texts/support.ts";
import { rate } from "./rate-action.ts";

interface Asked {
  readonly subject: string;
  readonly operatorName: string;
  readonly colour: string;
}

interface RatingFormProps {
  readonly token: string;
  readonly link:
    | { readonly ok: true; readonly value: Asked }
    | { readonly ok: false; readonly message: string };
}

/** Asks whoever had asked how it was; the link counts once. */
export function RatingForm({ token, link }: RatingFormProps) {
  const [score, setScore] = useState("5");
  const [comment, setComment] = useState("");
  const [isPending, setPending] = useState(false);
  const [said, setSaid] = useState<{ readonly isDone: boolean; readonly message: string } | null>(null);
  if (!link.ok) return <Alert tone="warning" title={link.message} />;
  if (said?.isDone) return <Alert tone="good" isAnnounced title={said.message} />;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    const answer = await rate({ token, score: Number(score), comment });
    setPending(false);
    setSaid(answer.ok ? { isDone: true, message: texts.thanks } : { isDone: false, message: answer.message });
  };
  return (
    <form onSubmit={(event) => void send(event)} className="grid gap-4">
      <p className="text-sm">
        <OperatorMark name={link.value.operatorName} colour={link.value.colour} />
      </p>
      <p className="text-muted-foreground text-sm">{texts.about(link.value.subject)}</p>
      <Field label={texts.score}>
        <Select
          value={score}
          onChange={({ target }) => setScore(target.value)}
          options={texts.scores.map((label, index) => ({ value: String(index + 1), label }))}
        />
      </Field>
      <Field label={texts.comment}>
        <Textarea
          value={comment}
          rows={4}
          maxLength={2_000}
          onChange={({ target }) => setComment(target.value)}
        />
      </Field>
      {said && <Alert tone="bad" isAnnounced title={said.message} />}
      <Button type="submit" variant="primary" isPending={isPending}>
        {texts.send}
      </Button>
    </form>
  );
}
