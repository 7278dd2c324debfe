import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { AlertLister } from "./list-alerts.ts";

/** The portfolio's alerts, to be listed. */
export function portfolioLister(db: PortfolioDb): AlertLister {
  return {
    page: db.reads.alertPage,
    async openBySeverity() {
      const isOpen = { status: "open" };
      const rows = await db.alert.groupBy({ by: ["severity"], where: isOpen, _count: true });
      return rows.map(({ severity, _count }) => ({ severity, _count }));
    },
    lastRun: () =>
      db.alertRun.findFirst({
        where: { operatorId: null, ranAt: { not: null } },
        select: { ranAt: true },
        orderBy: { ranAt: "desc" },
      }),
  };
}

/** An operator's own alerts, to be listed. */
export function usageLister(db: OperatorDb): AlertLister {
  return {
    page: db.reads.usageAlertPage,
    async openBySeverity() {
      const isOpen = { status: "open" };
      const rows = await db.shared.usageAlert.groupBy({ by: ["severity"], where: isOpen, _count: true });
      return rows.map(({ severity, _count }) => ({ severity, _count }));
    },
    lastRun: () =>
      db.shared.alertRun.findFirst({
        where: { ranAt: { not: null } },
        select: { ranAt: true },
        orderBy: { ranAt: "desc" },
      }),
  };
}
