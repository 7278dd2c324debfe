import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { chooseScope, type OverviewScope, type ScopeRequest } from "../overview/choose-scope.ts";
import { type OperatorFigures, operatorFigures } from "../overview/operator-figures.ts";
import { inOrder, type Page, pageOf } from "../overview/operator-page.ts";

export const OPERATOR_LIST_SORTS = ["name", "status", "liveFrom", "cost", "charge", "margin"] as const;

export interface OperatorQuery extends ScopeRequest {
  /** Part of a name or a code. */
  readonly search?: string;
  readonly status?: string;
  readonly sort: { readonly key: (typeof OPERATOR_LIST_SORTS)[number]; readonly isDescending: boolean };
  readonly page: number;
  /** Without them the list holds no money. */
  readonly hasFigures: boolean;
  readonly at: Date;
}

export interface ListedOperator {
  readonly operatorId: string;
  readonly name: string;
  readonly status: string;
  readonly country: string | null;
  readonly currency: string;
  readonly liveFrom: Date;
  readonly liveUntil: Date | null;
  /** In the scope's currency and period; null for an operator without business there. */
  readonly figures: OperatorFigures | null;
}

export interface OperatorList {
  readonly scope: OverviewScope | null;
  readonly operators: Page<ListedOperator>;
}

const ROWS = 50;

/** Finds operators by name, code and status, with what each came to in one period. */
export async function findOperators(db: PortfolioDb, query: OperatorQuery): Promise<OperatorList> {
  const scope = chooseScope(await db.reads.portfolioSpans(), query, query.at);
  const [rows, figures] = await Promise.all([
    findRows(db, query),
    scope !== null && query.hasFigures ? loadFigures(db, scope) : new Map<string, OperatorFigures>(),
  ]);
  const listed = rows.map(({ id, ...row }) => ({ operatorId: id, ...row, figures: figures.get(id) ?? null }));
  const ordered = inOrder(listed, (row) => keyOf(row, query.sort.key), query.sort.isDescending);
  return { scope, operators: pageOf(ordered, query.page, ROWS) };
}

function findRows(db: PortfolioDb, { search = "", status }: OperatorQuery) {
  const contains = { contains: search, mode: "insensitive" as const };
  return db.operator.findMany({
    where: { status, ...(search === "" ? {} : { OR: [{ id: contains }, { name: contains }] }) },
    select: {
      id: true,
      name: true,
      status: true,
      country: true,
      currency: true,
      liveFrom: true,
      liveUntil: true,
    },
  });
}

async function loadFigures(db: PortfolioDb, { currency, period, months }: OverviewScope) {
  const sums = await db.reads.settledSums({ currency, from: months[0] ?? period, to: period });
  const figures = operatorFigures({ months, sums, accruals: [], variances: [] });
  return new Map(figures.map((own) => [own.operatorId, own]));
}

function keyOf({ name, status, liveFrom, figures }: ListedOperator, key: OperatorQuery["sort"]["key"]) {
  switch (key) {
    case "name":
      return name;
    case "status":
      return status;
    case "liveFrom":
      return liveFrom.getTime();
    case "cost":
      return figures?.costMicros ?? null;
    case "charge":
      return figures?.chargeMicros ?? null;
    case "margin":
      return figures?.marginBps ?? null;
  }
}
