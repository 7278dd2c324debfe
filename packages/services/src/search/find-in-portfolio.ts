import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { detectorsCalled } from "../alert/alert-title.ts";

/** How many of a kind are found. */
export const FOUND_AT_MOST = 8;

const containing = (text: string) => ({ contains: text, mode: "insensitive" as const });

/** One search per kind of thing; what each finds is what a line of the palette says. */
const FINDERS = {
  operators: (db: PortfolioTables, text: string) =>
    db.operator.findMany({
      where: { OR: [{ id: containing(text) }, { name: containing(text) }] },
      select: { id: true, name: true, status: true },
      orderBy: { name: "asc" },
      take: FOUND_AT_MOST,
    }),

  /** The months for which an invoice is there. */
  months: async (db: PortfolioTables, text: string) => {
    const agreements = await db.agreement.findMany({ select: { id: true, name: true } });
    const nameOf = new Map(agreements.map(({ id, name }) => [id, name]));
    const named = agreements.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
    const found = await db.mnoInvoice.groupBy({
      by: ["agreementId", "period"],
      where: {
        OR: [
          { period: containing(text) },
          { agreementId: containing(text) },
          { agreementId: { in: named.map(({ id }) => id) } },
        ],
      },
      orderBy: [{ period: "desc" }, { agreementId: "asc" }],
      take: FOUND_AT_MOST,
    });
    return found.map(({ agreementId, period }) => {
      return { agreementId, agreementName: nameOf.get(agreementId) ?? agreementId, period };
    });
  },

  invoices: async (db: PortfolioTables, text: string) => {
    const found = await db.mnoInvoice.findMany({
      where: { OR: [{ number: containing(text) }, { fileName: containing(text) }] },
      select: {
        id: true,
        number: true,
        revision: true,
        period: true,
        agreement: { select: { mno: { select: { name: true } } } },
      },
      orderBy: [{ period: "desc" }, { number: "asc" }, { revision: "desc" }],
      take: FOUND_AT_MOST,
    });
    return found.map(({ agreement, ...invoice }) => ({ ...invoice, mnoName: agreement.mno.name }));
  },

  statements: async (db: PortfolioTables, text: string) => {
    const found = await db.statement.groupBy({
      by: ["number", "operatorId", "period"],
      where: { OR: [{ number: containing(text) }, { operator: { name: containing(text) } }] },
      orderBy: [{ period: "desc" }, { number: "asc" }],
      take: FOUND_AT_MOST,
    });
    const ids = found.map(({ operatorId }) => operatorId);
    const operators = await db.operator.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
    });
    const nameOf = new Map(operators.map(({ id, name }) => [id, name]));
    return found.map(({ operatorId, ...statement }) => {
      return { ...statement, operatorName: nameOf.get(operatorId) ?? operatorId };
    });
  },

  disputes: async (db: PortfolioTables, text: string) => {
    const found = await db.dispute.findMany({
      where: { OR: [{ number: containing(text) }, { invoice: { number: containing(text) } }] },
      select: { number: true, period: true, agreement: { select: { mno: { select: { name: true } } } } },
      orderBy: { id: "desc" },
      take: FOUND_AT_MOST,
    });
    return found.map(({ agreement, ...dispute }) => ({ ...dispute, mnoName: agreement.mno.name }));
  },

  operatorDisputes: async (db: PortfolioTables, text: string) => {
    const found = await db.operatorDispute.findMany({
      where: { OR: [{ number: containing(text) }, { operator: { name: containing(text) } }] },
      select: { number: true, operatorId: true, operator: { select: { name: true } } },
      orderBy: { id: "desc" },
      take: FOUND_AT_MOST,
    });
    return found.map(({ operator, ...dispute }) => ({ ...dispute, operatorName: operator.name }));
  },

  /** Those that stand: what is over is looked up in the list. */
  alerts: (db: PortfolioTables, text: string) =>
    db.alert.findMany({
      where: {
        closedAt: null,
        OR: [
          { subject: containing(text) },
          { detector: { in: detectorsCalled(text) } },
          { operator: { name: containing(text) } },
        ],
      },
      select: { id: true, detector: true, subject: true },
      orderBy: [{ openedAt: "desc" }, { id: "desc" }],
      take: FOUND_AT_MOST,
    }),

  files: (db: PortfolioTables, text: string) =>
    db.usageFile.findMany({
      where: { name: containing(text), redriveOf: null, corrects: null },
      select: { id: true, name: true, sourceId: true },
      orderBy: { id: "desc" },
      take: FOUND_AT_MOST,
    }),
};

export type PortfolioKind = keyof typeof FINDERS;

/** What was found of each kind. */
export type PortfolioFinds = {
  readonly [Kind in PortfolioKind]: Awaited<ReturnType<(typeof FINDERS)[Kind]>>;
};

const NOTHING: PortfolioFinds = {
  operators: [],
  months: [],
  invoices: [],
  statements: [],
  disputes: [],
  operatorDisputes: [],
  alerts: [],
  files: [],
};

/** Finds things of the portfolio by a part of their name or number, of the given kinds alone. */
export async function findInPortfolio(
  db: PortfolioTables,
  { text, kinds }: { readonly text: string; readonly kinds: readonly PortfolioKind[] },
): Promise<PortfolioFinds> {
  const wanted = text.trim();
  if (wanted === "") return NOTHING;
  const found = await Promise.all(
    kinds.map(async (kind) => [kind, await FINDERS[kind](db, wanted)] as const),
  );
  return { ...NOTHING, ...Object.fromEntries(found) };
}
