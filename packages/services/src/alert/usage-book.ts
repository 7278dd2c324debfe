import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { figuresOf } from "@tributary/domain/alert/reconcile-findings";
import type { AlertStatus } from "@tributary/domain/alert/types";
import type { AlertBook } from "./alert-book.ts";
import { writable } from "./portfolio-book.ts";
import { figureColumns, readExcuse, readSettings } from "./stored-finding.ts";

/** An operator's own alerts, within a transaction of its door. */
export function usageBook(tx: OperatorTables, ownerId: string): AlertBook {
  return {
    ownerId,
    tx,
    async rules() {
      const rows = await tx.usageAlertRule.findMany({ orderBy: [{ detector: "asc" }, { version: "asc" }] });
      return rows.map(({ settings, ...rule }) => ({ ...rule, settings: readSettings(settings) }));
    },
    async addRule({ settings, ...rule }) {
      await tx.usageAlertRule.createMany({ data: [{ ...rule, settings: writable(settings) }] });
    },
    async standing() {
      const rows = await tx.usageAlert.findMany({
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
      const row = await tx.usageAlert.findFirst({ where: { id } });
      if (row === null) return null;
      return { ...row, status: row.status as AlertStatus, excuse: readExcuse(row.excuse) };
    },
    async add(finding, openedAt) {
      const { detector, subject, fingerprint, drivers } = finding;
      const subscriberId = drivers.find(({ kind }) => kind === "subscriber")?.id ?? null;
      const { id } = await tx.usageAlert.create({
        data: {
          ...{ detector, subject, fingerprint, subscriberId, openedAt },
          ...figureColumns(finding, figuresOf(finding)),
        },
        select: { id: true },
      });
      return id;
    },
    async move(id, finding) {
      await tx.usageAlert.updateMany({
        where: { id, closedAt: null },
        data: figureColumns(finding, figuresOf(finding)),
      });
    },
    async change(id, status, data) {
      return (await tx.usageAlert.updateMany({ where: { id, status }, data })).count === 1;
    },
    async addEvents(events) {
      await tx.usageAlertEvent.createMany({
        data: events.map(({ at, details = {}, ...event }) => ({ ...event, details, occurredAt: at })),
      });
    },
  };
}
