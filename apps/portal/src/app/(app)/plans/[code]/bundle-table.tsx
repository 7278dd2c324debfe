import { Badge } from "@tributary/ui/badge";
import { formatQuantity } from "@tributary/ui/format/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { planTexts } from "@/texts/plan.ts";
import type { PlanTerms } from "../status.tsx";
import { NoRows } from "./no-rows.tsx";

type Bundle = PlanTerms["bundles"][number];

const { bundles: texts } = planTexts.detail;

/** What a version includes. */
export function BundleTable({ bundles }: { readonly bundles: readonly Bundle[] }) {
  if (bundles.length === 0) return <NoRows>{texts.none}</NoRows>;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.what}</HeadCell>
          <HeadCell className="max-md:hidden">{texts.for}</HeadCell>
          <HeadCell className="max-md:hidden">{texts.zones}</HeadCell>
          <HeadCell cellAlign="end">{texts.allowance}</HeadCell>
          <HeadCell>{texts.atEnd}</HeadCell>
          <HeadCell className="max-lg:hidden">{texts.rollover}</HeadCell>
          <HeadCell cellAlign="end" className="max-lg:hidden">
            {texts.priority}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {bundles.map((bundle) => (
          <tr key={bundle.code}>
            <RowHead>
              {bundle.description} {bundle.pool !== null && <Badge>{texts.shared}</Badge>}
            </RowHead>
            <Cell className="max-md:hidden">{usesOf(bundle)}</Cell>
            <Cell className="max-md:hidden">{bundle.zones?.join(", ") ?? texts.everywhere}</Cell>
            <Cell cellAlign="end" className="figures whitespace-nowrap">
              {bundle.allowance === null
                ? texts.unlimited
                : formatQuantity(bundle.allowance, bundle.unit.name)}
            </Cell>
            <Cell>{texts.atEnds[bundle.atEnd]}</Cell>
            <Cell className="max-lg:hidden">{rolloverOf(bundle)}</Cell>
            <Cell cellAlign="end" className="figures max-lg:hidden">
              {bundle.priority}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function usesOf({ services, directions }: Bundle): string {
  const names = services.map((service) => planTexts.form.services[service] ?? service).join(", ");
  const words = (directions ?? []).map((direction) => texts.directions[direction]).filter(Boolean);
  return words.length === 0 ? names : `${names}, ${words.join(", ")}`;
}

function rolloverOf({ rollover, unit }: Bundle): string {
  return rollover === null ? texts.noRollover : texts.rolled(rollover.cap, unit.name, rollover.periods);
}
