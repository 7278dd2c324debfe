import { USAGE_DETECTOR_NAMES, type UsageDetector } from "@tributary/domain/alert/detectors";
import { acknowledgeAlerts } from "@tributary/services/alert/acknowledge-alerts";
import { markFalsePositive, snoozeAlert } from "@tributary/services/alert/act-on-alert";
import { usageLister } from "@tributary/services/alert/alert-listers";
import { changeSettings } from "@tributary/services/alert/change-settings";
import { type ListedAlert, listAlerts } from "@tributary/services/alert/list-alerts";
import { type DetectorSettings, listSettings } from "@tributary/services/alert/list-settings";
import { showUsageAlert } from "@tributary/services/alert/show-alert";
import { usageBook } from "@tributary/services/alert/usage-book";
import { z } from "zod";
import {
  alertFilters,
  alertIds,
  alertSettings,
  ruleSubject,
  ruleVersion,
  settingsByName,
} from "../trpc/alert-inputs.ts";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { type PortalContext, portalCan } from "./procedure.ts";

const id = z.uuid();
const reason = z.string().max(500);
const detector = z.enum(USAGE_DETECTOR_NAMES as [UsageDetector, ...UsageDetector[]]);

/** What is odd in the operator's own usage, and what is done about it. */
export const alertRouter = t.router({
  list: portalCan("alert:read")
    .input(z.strictObject({ ...alertFilters, ...paging, detectors: z.array(detector).max(20).optional() }))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, ...list } = await listAlerts(usageLister(db), input);
      return { ...list, rows: rows.map(listedDto) };
    }),

  waiting: portalCan("alert:read").query(async ({ ctx: { db } }) => ({
    count: await db.shared.usageAlert.count({ where: { status: "open" } }),
  })),

  show: portalCan("alert:read")
    .input(z.strictObject({ id }))
    .query(async ({ ctx: { db }, input }) => {
      const shown = await showUsageAlert(db, input.id);
      const { subject, excuse, events, rule, subscriberNumber } = shown;
      return {
        ...listedDto(shown),
        ...{ subject, subscriberNumber, excuse: { setting: excuse.setting, value: excuse.value } },
        events: events.map(({ id: of, occurredAt, actor, kind, note }) => {
          return { id: of, occurredAt, actor, kind, note };
        }),
        rule: rule && { version: rule.version, settings: rule.settings, reason: rule.reason },
      };
    }),

  acknowledge: portalCan("alert:write")
    .input(command({ ids: alertIds, reason }))
    .mutation(({ ctx, input: { ids, reason: why } }) =>
      inBook(ctx, (book) => acknowledgeAlerts(book, { ids, reason: why, ...by(ctx) })),
    ),

  snooze: portalCan("alert:write")
    .input(command({ id, reason, until: z.date() }))
    .mutation(async ({ ctx, input: { id: alertId, reason: why, until } }) => {
      await inBook(ctx, (book) => snoozeAlert(book, { id: alertId, reason: why, until, ...by(ctx) }));
    }),

  dismiss: portalCan("alert:write")
    .input(command({ id, reason }))
    .mutation(async ({ ctx, input: { id: alertId, reason: why } }) => {
      await inBook(ctx, (book) => markFalsePositive(book, { id: alertId, reason: why, ...by(ctx) }));
    }),

  settings: portalCan("alert:read").query(async ({ ctx: { db } }) => ({
    rows: (await listSettings(usageBook(db.shared, db.operatorId), USAGE_DETECTOR_NAMES)).map(settingsDto),
  })),

  tune: portalCan("alert:write")
    .input(command({ detector, subject: ruleSubject, settings: alertSettings, version: ruleVersion, reason }))
    .mutation(({ ctx, input: { idempotencyKey: _, settings, ...request } }) =>
      inBook(ctx, (book) =>
        changeSettings(book, { ...request, settings: settingsByName(settings), ...by(ctx) }),
      ),
    ),
});

function inBook<T>(
  { db }: PortalContext,
  work: (book: ReturnType<typeof usageBook>) => Promise<T>,
): Promise<T> {
  return db.$transaction((tx) => work(usageBook(tx, db.operatorId)));
}

function by({ principal }: PortalContext) {
  return { actor: principal.email, at: new Date() };
}

function listedDto(row: Omit<ListedAlert, "total">) {
  const { id: alertId, detector: name, severity, status, currency, atRiskMicros, openedAt, closedAt } = row;
  const { measured, limit, usual, unit, drivers, snoozedUntil } = row;
  return {
    ...{ id: alertId, detector: name, severity, status, currency, atRiskMicros, openedAt, closedAt },
    ...{ snoozedUntil, measured, limit, usual, unit },
    drivers: drivers
      // Who it is says the page of the subscriber, to whom may read it.
      .filter(({ kind }) => kind !== "subscriber")
      .map(({ kind, id: of, amount }) => ({ kind, id: of, amount: amount ?? null })),
  };
}

function settingsDto({ detector: name, version, settings, subjects, history }: DetectorSettings) {
  const ruleDto = (rule: DetectorSettings["subjects"][number]) => ({
    ...{ subject: rule.subject, version: rule.version, settings: rule.settings },
    ...{ reason: rule.reason, madeBy: rule.madeBy, madeAt: rule.madeAt },
  });
  return {
    ...{ detector: name, version },
    settings: settings.map(({ name: of, setting, value }) => ({ name: of, setting, value })),
    subjects: subjects.map(ruleDto),
    history: history.map(ruleDto),
  };
}
