import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { figuresOf } from "@tributary/domain/alert/reconcile-findings";
import type { AlertStatus } from "@tributary/domain/alert/types";
import type { AlertBook } from "./alert-book.ts";
import { figureColumns, readExcuse, readSettings } from "./stored-finding.ts";

/** The portfolio's alerts, within one of its transactions. */
export function portfolioBook(tx: PortfolioTables): AlertBook {
  return {
    ownerId: null,
    tx,
    async rules() {
      const rows = await tx.alertRule.findMany({ orderBy: [{ detector: "asc" }, { version: "asc" }] });
      return rows.map(({ settings, ...rule }) => ({ ...rule, settings: readSettings(settings) }));
    },
    async addRule({ settings, ...rule }) {
      await tx.alertRule.createMany({ data: [{ ...rule, settings: writable(settings) }] });
    },
    async standing() {
      const rows = await tx.alert.findMany({
        where: { closedAt: null },
        select: { id: true, fingerprint: true, status: true, snoozedUntil: true, figures: true },
        orderBy: { id: "asc" },
      });
      return rows.map(({ status, snoozedUntil, ...row }) => ({
        ...row,
        status: status as AlertStatus,
        snoozedUntil: snoozedUntil?.getTime() ?? null,
      }));
    },
    async find(id) {
      const row = await tx.alert.findUnique({ where: { id } });
      if (row === null) return null;
      return { ...row, status: row.status as AlertStatus, excuse: readExcuse(row.excuse) };
    },
    async add(finding, openedAt) {
      const { detector, subject, fingerprint, operatorId } = finding;
      const named = { detector, subject, fingerprint, operatorId, openedAt };
      const { id } = await tx.alert.create({
        data: { ...named, ...figureColumns(finding, figuresOf(finding)) },
        select: { id: true },
      });
      return id;
    },
    async move(id, finding) {
      await tx.alert.updateMany({
        where: { id, closedAt: null },
        data: figureColumns(finding, figuresOf(finding)),
      });
    },
    async change(id, status, data) {
      return (await tx.alert.updateMany({ where: { id, status }, data })).count === 1;
    },
    async addEvents(events) {
      await tx.alertEvent.createMany({
        data: events.map(({ at, details = {}, ...event }) => ({ ...event, details, occurredAt: at })),
      });
    },
  };
}

/** Settings as JSON takes them. */
export function writable(settings: Readonly<Record<string, number | readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, typeof value === "number" ? value : [...value]]),
  );
}
