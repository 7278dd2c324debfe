import { Pagination } from "@tributary/ui/pagination";
import { type Asked, keepParams } from "@/frame/keep-params.ts";
import { auditTexts } from "@/texts/audit.ts";

interface AuditPagesProps {
  readonly asked: Asked;
  /** Where the next page begins; null at the end. */
  readonly next: bigint | null;
}

/** The log goes on below the last id of a page, so that new rows never move the old ones. */
export function AuditPages({ asked, next }: AuditPagesProps) {
  return (
    <Pagination
      previousHref={asked.before === undefined ? undefined : keepParams("/audit", asked, { before: null })}
      nextHref={next === null ? undefined : keepParams("/audit", asked, { before: String(next) })}
      texts={auditTexts.list.pages}
    />
  );
}
