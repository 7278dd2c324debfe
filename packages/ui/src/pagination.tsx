import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button.tsx";
import { formatDecimal } from "./format/quantity.ts";
import { defaultTexts } from "./texts.ts";

export interface PaginationProps {
  /** Where each way leads; none at the ends of the list. */
  previousHref?: string;
  nextHref?: string;
  /** Instead of addresses, for lists that live on one page. */
  onPrevious?: () => void;
  onNext?: () => void;
  /** How many rows there are in all. */
  total?: number | bigint;
  /** First and last row shown, counted from 1, when known. */
  from?: number;
  to?: number;
  texts?: typeof defaultTexts.pagination;
}

/** Says how much there is and leads to the page before and after. */
export function Pagination(props: PaginationProps) {
  const { total, from, to, texts = defaultTexts.pagination } = props;
  const all = total === undefined ? undefined : formatDecimal(BigInt(total));
  return (
    <nav
      aria-label={texts.label}
      className="flex flex-wrap items-center justify-between gap-3 border-t px-3 py-2 text-sm"
    >
      <p className="figures text-muted-foreground text-xs">
        {all !== undefined &&
          (from === undefined || to === undefined ? texts.total(all) : texts.shown(from, to, all))}
      </p>
      <div className="flex gap-2">
        <Step href={props.previousHref} onClick={props.onPrevious}>
          <ChevronLeft aria-hidden />
          {texts.previous}
        </Step>
        <Step href={props.nextHref} onClick={props.onNext}>
          {texts.next}
          <ChevronRight aria-hidden />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, onClick, children }: { href?: string; onClick?: () => void; children: ReactNode }) {
  if (href !== undefined) {
    return (
      <ButtonLink size="sm" href={href}>
        {children}
      </ButtonLink>
    );
  }
  return (
    <Button size="sm" disabled={onClick === undefined} onClick={onClick}>
      {children}
    </Button>
  );
}
