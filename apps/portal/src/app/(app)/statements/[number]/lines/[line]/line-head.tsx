import { Badge } from "@tributary/ui/badge";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Money } from "@tributary/ui/money";
import { PageHeader } from "@tributary/ui/page-header";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import type { ReactNode } from "react";
import { linePath, versionPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import { lineTexts as texts } from "@/texts/statement-line.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type Line = Outputs["statementLine"]["days"]["line"];

interface LineHeadProps {
  readonly number: string;
  readonly version: number;
  readonly line: Line;
  /** The day within the line that is shown. */
  readonly day?: string;
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
}

/** The way from the statements to what stands behind a line, and what the line charges. */
export function LineHead({ number, version, line, day, title, description, actions }: LineHeadProps) {
  const { lineNumber } = line;
  const crumb = texts.crumb(lineNumber);
  return (
    <>
      <Breadcrumb
        items={[
          { label: statementTexts.title, href: "/statements" },
          { label: number, href: versionPath(number, version) },
          ...(day === undefined
            ? [{ label: crumb }]
            : [{ label: crumb, href: linePath(number, version, lineNumber) }, { label: day }]),
        ]}
      />
      <PageHeader
        title={title ?? texts.title(lineNumber, line.description)}
        meta={<Badge>{statementTexts.version(version)}</Badge>}
        description={description ?? texts.of(number)}
        actions={actions}
      />
    </>
  );
}

/** The line's own figures. */
export function LineTiles({ line }: { readonly line: Line }) {
  const { amountMicros, currency, quantity, unit, originPeriod } = line;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <StatTile label={texts.tiles.amount} value={<Money micros={amountMicros} currency={currency} />} />
      <StatTile
        label={texts.tiles.quantity}
        value={quantity === null ? "–" : <Quantity value={quantity} unit={unit} />}
      />
      <StatTile label={texts.tiles.period} value={<PeriodLabel period={originPeriod} />} />
    </div>
  );
}
