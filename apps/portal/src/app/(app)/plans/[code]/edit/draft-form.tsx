"use client";
import { Button, ButtonLink } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Rows } from "@/frame/form-rows.tsx";
import { planPath } from "@/frame/paths.ts";
import { Refused } from "@/frame/refused.tsx";
import { planTexts } from "@/texts/plan.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Plan, PlanVersion } from "../../status.tsx";
import { BundleFields } from "./bundle-fields.tsx";
import { DiscountFields } from "./discount-fields.tsx";
import { FeeFields } from "./fee-fields.tsx";
import { type FormState, formOf, NEW_BUNDLE, NEW_FEE, newDiscount, termsOf } from "./form-state.ts";
import { GeneralFields } from "./general-fields.tsx";

const { form: texts } = planTexts;

interface DraftFormProps {
  readonly plan: Plan;
  readonly draft: PlanVersion;
}

/** Everything a draft says, to be changed and saved as a whole. */
export function DraftForm({ plan, draft }: DraftFormProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const [form, setForm] = useState(() => formOf(draft.rateCard.code, draft.terms));
  const change = (fields: Partial<FormState>) => setForm((before) => ({ ...before, ...fields }));
  const path = `${planPath(plan.code)}?v=${draft.version}`;
  const { run, isPending, refusal } = useCommand(client.plan.save.mutate, {
    done: texts.saved,
    onDone: () => router.push(path),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { code } = plan;
    void run({ code, fingerprint: draft.fingerprint, rateCard: form.rateCard, terms: termsOf(form) });
  };
  return (
    <form onSubmit={save} noValidate className="grid gap-5">
      <GeneralFields form={form} rateCards={plan.rateCards} onChange={change} />
      <Lists form={form} plan={plan} onChange={change} />
      {refusal && <Refused refusal={refusal} />}
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink href={path}>{texts.cancel}</ButtonLink>
        <Button type="submit" variant="primary" isPending={isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}

interface ListsProps {
  readonly form: FormState;
  readonly plan: Plan;
  readonly onChange: (fields: Partial<FormState>) => void;
}

function Lists({ form, plan, onChange }: ListsProps) {
  const currency = plan.rateCards.find(({ code }) => code === form.rateCard)?.currency ?? "";
  const { fees } = form;
  return (
    <>
      <Rows
        texts={texts.bundles}
        rows={form.bundles}
        onChange={(bundles) => onChange({ bundles })}
        empty={() => NEW_BUNDLE}
      >
        {(bundle, change) => <BundleFields bundle={bundle} onChange={change} />}
      </Rows>
      <Rows
        texts={texts.fees}
        rows={fees}
        onChange={(changed) => onChange({ fees: changed })}
        empty={() => NEW_FEE}
      >
        {(fee, change) => <FeeFields fee={fee} currency={currency} onChange={change} />}
      </Rows>
      <Rows
        texts={texts.discounts}
        rows={form.discounts}
        onChange={(discounts) => onChange({ discounts })}
        empty={() => newDiscount(fees[0]?.code ?? "")}
        canAdd={fees.length > 0}
      >
        {(discount, change) => (
          <DiscountFields discount={discount} fees={fees} currency={currency} onChange={change} />
        )}
      </Rows>
    </>
  );
}
