import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { operatorPath } from "@/frame/paths.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type Matrix = Outputs["settlement"]["matrix"];
type Amounts = Matrix["total"];
type Sort = "amount" | "name";

/** The parameters of the address that name one amount. */
export type CellAddress = Readonly<Record<"op", string>> & Readonly<Partial<Record<"line" | "kind", string>>>;

const texts = settlementViewTexts.allocation;
/** The first column stays in sight while the lines scroll under it. */
const STICKY = "sticky left-0 z-10 border-r bg-card max-sm:max-w-36 sm:whitespace-nowrap";

interface MatrixProps {
  readonly matrix: Matrix;
  readonly sort: Sort;
  readonly sortHref: (sort: Sort) => string;
  readonly cellHref: (cell: CellAddress) => string;
}

/**
 * Operators by lines. Rows, others and retained sum to the total in every column; the lines of a row are its
 * cost, and with margin and adjustments its net.
 */
export function AllocationMatrix({ matrix, sort, sortHref, cellHref }: MatrixProps) {
  const { columns, currency, rows, others, retained, total } = matrix;
  const linked = (operatorId: string) => (cell: Omit<CellAddress, "op">) =>
    cellHref({ op: operatorId, ...cell });
  return (
    <Table caption={`${texts.caption}, ${currency}`}>
      <thead>
        <tr>
          <HeadCell className={`${STICKY} z-20`} aria-sort={sort === "name" ? "ascending" : undefined}>
            <SortLink href={sortHref("name")} isCurrent={sort === "name"}>
              {texts.operator}
            </SortLink>
          </HeadCell>
          <HeadCell cellAlign="end" aria-sort={sort === "amount" ? "descending" : undefined}>
            <SortLink href={sortHref("amount")} isCurrent={sort === "amount"}>
              {texts.net}, {currency}
            </SortLink>
          </HeadCell>
          <HeadCell cellAlign="end">{texts.margin}</HeadCell>
          <HeadCell cellAlign="end">{texts.adjustments}</HeadCell>
          <HeadCell cellAlign="end" className="border-r">
            {texts.cost}
          </HeadCell>
          {columns.map(({ code, description }) => (
            <HeadCell key={code} cellAlign="end" title={description}>
              {code}
              {description !== code && (
                <span className="block max-w-32 truncate font-normal text-[0.7rem]">{description}</span>
              )}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MatrixRow
            key={row.operatorId}
            name={<AppLink href={operatorPath(row.operatorId)}>{row.name}</AppLink>}
            row={row}
            matrix={matrix}
            hrefOf={linked(row.operatorId)}
          />
        ))}
        {others !== null && (
          <MatrixRow name={texts.others(others.operators)} row={others} matrix={matrix} isMuted />
        )}
        <MatrixRow name={texts.retained} row={retained} matrix={matrix} hrefOf={linked("")} isMuted />
      </tbody>
      <TableFoot>
        <MatrixRow name={texts.total} row={total} matrix={matrix} />
      </TableFoot>
    </Table>
  );
}

interface RowProps {
  readonly name: ReactNode;
  readonly row: Amounts;
  readonly matrix: Matrix;
  readonly isMuted?: boolean;
  /** Where an amount leads; sums of several operators lead nowhere. */
  readonly hrefOf?: (cell: Omit<CellAddress, "op">) => string;
}

function MatrixRow({ name, row, matrix: { columns, currency }, isMuted, hrefOf }: RowProps) {
  const amount = (micros: bigint, href?: string) => (
    <Amount micros={micros} currency={currency} href={href} />
  );
  return (
    <tr className={isMuted ? "text-muted-foreground" : "hover:bg-hover/60"}>
      <RowHead className={STICKY}>{name}</RowHead>
      <Cell cellAlign="end" className="font-semibold">
        {amount(row.netMicros)}
      </Cell>
      <Cell cellAlign="end">{amount(row.marginMicros, hrefOf?.({ kind: "margin" }))}</Cell>
      <Cell cellAlign="end">{amount(row.adjustmentsMicros, hrefOf?.({ kind: "adjustments" }))}</Cell>
      <Cell cellAlign="end" className="border-r">
        {amount(row.costMicros)}
      </Cell>
      {columns.map(({ code }, index) => (
        <Cell key={code} cellAlign="end">
          {amount(row.lineMicros[index] ?? 0n, hrefOf?.({ line: code }))}
        </Cell>
      ))}
    </tr>
  );
}

function Amount({ micros, currency, href }: { micros: bigint; currency: string; href?: string }) {
  const figure = <Money micros={micros} currency={currency} isBare />;
  if (micros === 0n) return <span className="text-muted-foreground">{figure}</span>;
  if (href === undefined) return figure;
  return (
    <AppLink href={href} className="rounded-sm hover:text-primary-ink hover:underline">
      {figure}
    </AppLink>
  );
}

function SortLink({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: ReactNode }) {
  return (
    <AppLink
      href={href}
      className={`hover:text-foreground hover:underline ${isCurrent ? "text-foreground" : ""}`}
    >
      {children}
    </AppLink>
  );
}
