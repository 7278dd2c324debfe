import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import type { RateCard, TriedRecord } from "./load.ts";
import type { CardParams } from "./params.ts";
import { Tried } from "./tried.tsx";

const { try: texts, services, directions } = rateCardTexts;

interface TryProps {
  readonly card: RateCard;
  readonly params: CardParams;
  readonly tried: TriedRecord | "refused" | null;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Asks about a call and tells its price; what is asked stands in the address. */
export function Try({ card: { code, shown, zone }, params, tried }: TryProps) {
  const { service, direction, dialled, network, at, quantity, used } = params;
  return (
    <Card title={texts.title} description={texts.description}>
      <form action={rateCardPath(code)} method="get" className="grid gap-4" id="try" data-print="hidden">
        <input type="hidden" name="v" value={shown.version} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={texts.service}>
            <Select
              name="service"
              aria-label={texts.service}
              defaultValue={service}
              options={optionsOf(services)}
            />
          </Field>
          <Field label={texts.direction}>
            <Select
              name="direction"
              aria-label={texts.direction}
              defaultValue={direction}
              options={optionsOf(directions)}
            />
          </Field>
          <Field label={texts.dialled} hint={texts.dialledHint}>
            <Input name="dialled" defaultValue={dialled} maxLength={19} inputMode="tel" autoComplete="off" />
          </Field>
          <Field label={texts.network} hint={texts.networkHint}>
            <Input name="network" defaultValue={network} maxLength={6} inputMode="numeric" />
          </Field>
          <Field label={texts.at(zone)} isRequired>
            <Input name="at" type="datetime-local" defaultValue={at} />
          </Field>
          <Field label={texts.quantity} hint={texts.quantityHint} isRequired>
            <Input name="quantity" defaultValue={quantity} maxLength={12} inputMode="numeric" />
          </Field>
          <Field label={texts.used} hint={texts.usedHint}>
            <Input name="used" defaultValue={used} maxLength={12} inputMode="numeric" />
          </Field>
        </div>
        <div>
          <Button type="submit">{texts.action}</Button>
        </div>
      </form>
      {tried === "refused" && <Alert tone="bad" className="mt-4" title={texts.refused} />}
      {tried !== null && tried !== "refused" && <Tried tried={tried} service={service} />}
    </Card>
  );
}
