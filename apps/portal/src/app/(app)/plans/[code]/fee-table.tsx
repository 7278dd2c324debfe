import { formatBps } from "@tributary/ui/format/percent";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { planTexts } from "@/texts/plan.ts";
import type { PlanTerms } from "../status.tsx";
import { NoRows } from "./no-rows.tsx";

/** What a version costs, apart from usage. */
export function FeeTable({
  fees,
  currency,
}: {
  readonly fees: PlanTerms["fees"];
  readonly currency: string;
}) {
  const { fees: texts } = planTexts.detail;
  if (fees.length === 0) return <NoRows>{texts.none}</NoRows>;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.what}</HeadCell>
          <HeadCell>{texts.when}</HeadCell>
          <HeadCell className="max-sm:hidden">{texts.prorated}</HeadCell>
          <HeadCell className="max-md:hidden">{texts.tax}</HeadCell>
          <HeadCell cellAlign="end">
            {texts.amount}, {currency}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {fees.map((fee) => (
          <tr key={fee.code}>
            <RowHead>{fee.description}</RowHead>
            <Cell>{texts.every[fee.every]}</Cell>
            <Cell className="max-sm:hidden">{texts.isProrated[fee.isProrated ? "yes" : "no"]}</Cell>
            <Cell className="max-md:hidden">{fee.taxCode}</Cell>
            <Cell cellAlign="end" className="figures whitespace-nowrap">
              {formatDecimal(fee.amount)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What is taken off the fees, and for how long. */
export function DiscountTable({
  discounts,
  currency,
}: {
  readonly discounts: PlanTerms["discounts"];
  readonly currency: string;
}) {
  const { discounts: texts } = planTexts.detail;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.what}</HeadCell>
          <HeadCell className="max-sm:hidden">{texts.fee}</HeadCell>
          <HeadCell>{texts.periods}</HeadCell>
          <HeadCell cellAlign="end">{texts.off}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {discounts.map(({ code, description, fee, periods, off }) => (
          <tr key={code}>
            <RowHead>{description}</RowHead>
            <Cell className="max-sm:hidden">{fee}</Cell>
            <Cell>{periods === null ? texts.always : texts.count(periods)}</Cell>
            <Cell cellAlign="end" className="figures whitespace-nowrap">
              {off.by === "percentage" ? formatBps(off.bps) : `${currency} ${formatDecimal(off.amount)}`}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
