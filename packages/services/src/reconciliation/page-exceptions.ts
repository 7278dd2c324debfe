import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { readCursor, writeCursor } from "./exception-cursor.ts";
import type { ExceptionScope } from "./exception-filter.ts";
import { type ExceptionView, magnitude, viewException } from "./exception-view.ts";
import { type ExceptionTotal, totalExceptions } from "./total-exceptions.ts";

export interface ExceptionPageRequest extends Omit<ExceptionScope, "keys" | "ids" | "maximumMicros"> {
  readonly sort: "money" | "age";
  readonly cursor?: string;
  readonly limit: number;
}

export interface ExceptionPage {
  readonly currency: string;
  readonly zone: string;
  readonly rows: readonly ExceptionView[];
  /** The next page begins behind it; null on the last one. */
  readonly nextCursor: string | null;
  /** Of all that the filter lets through, not of this page. */
  readonly total: ExceptionTotal;
  readonly operatorNames: ReadonlyMap<string, string>;
}

/**
 * One page of a period's exceptions, in the order in which they are worth a person's time.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`; `INPUT_INVALID` for a damaged cursor.
 */
export async function pageExceptions(db: PortfolioDb, request: ExceptionPageRequest): Promise<ExceptionPage> {
  const { cursor, limit, sort, status = "open", ...filter } = request;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const { versions, currency, zone } = await loadAgreement(db, request.agreementId);
  const { terms } = governingVersion(versions, request.period);
  const [found, total] = await Promise.all([
    db.reads.exceptionPage({ ...filter, status, sort, after, limit: limit + 1 }),
    totalExceptions(db, { ...filter, status }),
  ]);
  const rows = found.slice(0, limit).map((row) => viewException(row, terms));
  const last = found.length > limit ? rows.at(-1) : undefined;
  const operatorIds = rows.flatMap(({ parts }) => parts.map(({ operatorId }) => operatorId));
  return {
    currency,
    zone,
    rows,
    nextCursor:
      last === undefined ? null : writeCursor({ ...last, magnitudeMicros: magnitude(last.deltaMicros) }),
    total,
    operatorNames: await namesOfOperators(db, operatorIds),
  };
}
