"use client";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { auditTexts } from "@/texts/audit.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import type { ListParams } from "./search.ts";

const { filters: texts } = auditTexts;

interface AuditFiltersProps {
  readonly params: ListParams;
  readonly operators: Outputs["audit"]["list"]["operators"];
}

/** A form whose answers are the address: it needs no script, and Back restores it. */
export function AuditFilters({ params, operators }: AuditFiltersProps) {
  return (
    <search data-print="hidden">
      <form
        // A form keeps what was typed: another address is another form.
        key={JSON.stringify({ ...params, before: null })}
        method="get"
        aria-label={texts.label}
        className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3 xl:grid-cols-7"
      >
        <Field label={texts.actor}>
          <Input name="actor" maxLength={80} defaultValue={params.actor} />
        </Field>
        <Field label={texts.action}>
          <Input name="action" maxLength={60} placeholder={texts.actionHint} defaultValue={params.action} />
        </Field>
        <Field label={texts.subject}>
          <Input name="subject" maxLength={80} defaultValue={params.subject} />
        </Field>
        <Field label={texts.operator}>
          <Select
            name="operator"
            placeholder={texts.anyOperator}
            defaultValue={params.operator ?? ""}
            options={[
              { value: "portfolio", label: texts.portfolio },
              ...operators.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label={texts.from}>
          <Input type="date" name="from" defaultValue={params.from} />
        </Field>
        <Field label={texts.until}>
          <Input type="date" name="until" defaultValue={params.until} />
        </Field>
        <div className="flex items-end gap-2 self-end max-xl:col-span-full">
          <Button type="submit" variant="primary">
            {texts.apply}
          </Button>
          <ButtonLink href="/audit">{texts.reset}</ButtonLink>
        </div>
      </form>
    </search>
  );
}
