"use client";
import { Button, ButtonLink } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refused } from "@/frame/refused.tsx";
import { billingTexts } from "@/texts/billing.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { type FormState, formOf, type Profile, requestOf } from "./form-state.ts";
import { GeneralFields } from "./general-fields.tsx";
import { DunningRows, TaxRows } from "./list-fields.tsx";
import { NumberFields, SellerFields } from "./seller-fields.tsx";

const { form: texts } = billingTexts;
const PATH = "/settings/billing";

/** Everything of how an operator bills, to be saved as its next version. */
export function ProfileForm({ profile }: { readonly profile: Profile }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [form, setForm] = useState(() => formOf(profile));
  const onChange = (fields: Partial<FormState>) => setForm((before) => ({ ...before, ...fields }));
  const { confirm, refusal } = useCommand(client.billingProfile.save.mutate, {
    done: texts.saved,
    onDone: () => router.push(PATH),
  });
  return (
    <div className="grid gap-5">
      <GeneralFields form={form} from={profile.from} onChange={onChange} />
      <NumberFields form={form} onChange={onChange} />
      <SellerFields form={form} onChange={onChange} />
      <TaxRows form={form} onChange={onChange} />
      <DunningRows form={form} onChange={onChange} />
      {refusal && <Refused refusal={refusal} />}
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink href={PATH}>{texts.cancel}</ButtonLink>
        <ConfirmDialog
          title={texts.confirmTitle(form.effectiveFrom)}
          description={texts.confirmText}
          confirmLabel={texts.confirm}
          trigger={<Button variant="primary">{texts.save}</Button>}
          onConfirm={async () => {
            await confirm(requestOf(form));
          }}
        />
      </div>
    </div>
  );
}
