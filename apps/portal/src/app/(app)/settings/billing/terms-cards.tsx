import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { formatPeriod } from "@tributary/ui/format/period";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { billingTexts } from "@/texts/billing.ts";
import type { Profile, Terms } from "./edit/form-state.ts";

const { general, numbers, seller: sellerTexts, taxes: taxTexts, dunning: dunningTexts } = billingTexts;

interface TermsProps {
  readonly terms: Terms;
}

/** When and in what it is billed, and how it is numbered. */
export function Bills({
  version: { version, effectiveFrom, terms },
}: {
  version: Profile["versions"][number];
}) {
  const { billNumbers, creditNumbers, rounding, languages } = terms;
  return (
    <Card title={general.title} description={billingTexts.version(version, formatPeriod(effectiveFrom))}>
      <DescriptionList
        items={[
          { term: general.currency, value: terms.currency },
          { term: general.zone, value: terms.zone },
          { term: general.cycleDay, value: String(terms.cycleDay) },
          { term: general.dueDays, value: String(terms.dueDays) },
          { term: general.language, value: languages.map((each) => general.languages[each]).join(", ") },
          { term: general.rounding, value: general.modes[rounding.mode] },
          { term: general.scale, value: String(rounding.scale) },
          { term: general.taxPer, value: general.taxPers[rounding.taxPer] },
          { term: general.usageTaxCode, value: terms.usageTaxCode },
          { term: numbers.bills, value: numbers.example(billNumbers.prefix, billNumbers.digits) },
          { term: numbers.credits, value: numbers.example(creditNumbers.prefix, creditNumbers.digits) },
        ]}
      />
    </Card>
  );
}

/** Who bills, as it stands on a bill. */
export function Seller({ terms: { seller } }: TermsProps) {
  return (
    <Card title={sellerTexts.title}>
      <DescriptionList
        items={(["name", "street", "postalCode", "city", "country", "taxId", "colour"] as const).map(
          (part) => ({
            term: sellerTexts[part],
            value: seller[part],
          }),
        )}
      />
    </Card>
  );
}

/** The taxes that plans and usage name. */
export function Taxes({ terms: { taxes } }: TermsProps) {
  return (
    <Card title={taxTexts.title} isFlush>
      <Table caption={taxTexts.caption}>
        <thead>
          <tr>
            <HeadCell>{taxTexts.code}</HeadCell>
            <HeadCell>{taxTexts.treatment}</HeadCell>
            <HeadCell cellAlign="end">{taxTexts.percent}</HeadCell>
            <HeadCell className="max-sm:hidden">{taxTexts.note}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {taxes.map(({ code, treatment, percent, note }) => (
            <tr key={code}>
              <RowHead>{code}</RowHead>
              <Cell>{taxTexts.treatments[treatment]}</Cell>
              <Cell cellAlign="end">{percent}</Cell>
              <Cell className="max-sm:hidden">{note === "" ? "–" : note}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** What is done when a bill is not paid. */
export function Dunning({ terms: { dunning, currency } }: TermsProps) {
  const { steps, minimum, isDaily } = dunning;
  const when = isDaily ? dunningTexts.daily : dunningTexts.byHand;
  if (steps.length === 0) {
    return (
      <Card title={dunningTexts.title}>
        <p className="text-muted-foreground text-sm">{dunningTexts.none}</p>
      </Card>
    );
  }
  return (
    <Card
      title={dunningTexts.title}
      description={`${when} ${dunningTexts.minimum} ${minimum} ${currency}.`}
      isFlush
    >
      <Table caption={dunningTexts.caption}>
        <thead>
          <tr>
            <HeadCell>{dunningTexts.days}</HeadCell>
            <HeadCell>{dunningTexts.action}</HeadCell>
            <HeadCell>{dunningTexts.channel}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ daysOverdue, action, channel }) => (
            <tr key={daysOverdue}>
              <RowHead>{daysOverdue}</RowHead>
              <Cell>{dunningTexts.actions[action]}</Cell>
              <Cell>{dunningTexts.channels[channel]}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
