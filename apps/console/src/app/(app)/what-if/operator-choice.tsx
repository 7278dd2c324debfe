"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { whatIfTexts } from "@/texts/what-if.ts";
import type { WhatIfOptions } from "./what-if-form.tsx";

interface OperatorChoiceProps {
  readonly operators: WhatIfOptions["operators"];
  /** None stands for all. */
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

const SEARCHED_FROM = 12;
const texts = whatIfTexts.form;

/** Whose margin changes and who is shown. */
export function OperatorChoice({ operators, chosen, onChange }: OperatorChoiceProps) {
  const [search, setSearch] = useState("");
  const held = new Set(chosen);
  const toggle = (code: string) =>
    onChange(held.has(code) ? chosen.filter((other) => other !== code) : [...chosen, code]);
  const found = operators.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">{texts.operators}</legend>
      <div className="flex min-h-8 items-center justify-between gap-2 text-muted-foreground text-xs">
        {chosen.length === 0 ? texts.allOperators : texts.chosen(chosen.length)}
        {chosen.length > 0 && (
          <Button size="sm" variant="ghost" onClick={() => onChange([])}>
            {texts.clear}
          </Button>
        )}
      </div>
      {operators.length > SEARCHED_FROM && (
        <Input
          aria-label={texts.findOperator}
          placeholder={texts.findOperator}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      <div className="grid max-h-56 gap-1 overflow-y-auto rounded-md border p-2">
        {found.map(({ operatorId, name }) => (
          <Field key={operatorId} label={name} isInline>
            <Checkbox checked={held.has(operatorId)} onCheckedChange={() => toggle(operatorId)} />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
