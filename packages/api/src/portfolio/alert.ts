import { PORTFOLIO_DETECTOR_NAMES, type PortfolioDetector } from "@tributary/domain/alert/detectors";
import { acknowledgeAlerts } from "@tributary/services/alert/acknowledge-alerts";
import { markFalsePositive, snoozeAlert } from "@tributary/services/alert/act-on-alert";
import { portfolioLister } from "@tributary/services/alert/alert-listers";
import { changeSettings } from "@tributary/services/alert/change-settings";
import { listAlerts } from "@tributary/services/alert/list-alerts";
import { listSettings } from "@tributary/services/alert/list-settings";
import { wakeDetectors } from "@tributary/services/alert/plan-runs";
import { portfolioBook } from "@tributary/services/alert/portfolio-book";
import { showAlert } from "@tributary/services/alert/show-alert";
import { namesOfOperators } from "@tributary/services/operator/names-of-operators";
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
import { listedDto, settingsDto, shownDto } from "./alert-dto.ts";
import { paging, reason } from "./inputs.ts";
import { type PortfolioContext, portfolioCan } from "./procedure.ts";

const id = z.uuid();
const detector = z.enum(PORTFOLIO_DETECTOR_NAMES as [PortfolioDetector, ...PortfolioDetector[]]);

/** What the detectors find odd in the portfolio, and what is done about it. */
export const alertRouter = t.router({
  list: portfolioCan("alert:read")
    .input(
      z.strictObject({
        ...alertFilters,
        ...paging,
        detectors: z.array(detector).max(20).optional(),
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const { rows, ...list } = await listAlerts(portfolioLister(db), input);
      const names = await namesOfOperators(
        db,
        rows.flatMap(({ operatorId }) => operatorId ?? []),
      );
      return { ...list, rows: rows.map((row) => listedDto(row, names)) };
    }),

  /** How many wait: the figure beside the navigation's entry. */
  waiting: portfolioCan("alert:read").query(async ({ ctx: { db } }) => {
    const open = { status: "open" };
    const [count, critical] = await Promise.all([
      db.alert.count({ where: open }),
      db.alert.count({ where: { ...open, severity: "critical" } }),
    ]);
    return { count, critical };
  }),

  show: portfolioCan("alert:read")
    .input(z.strictObject({ id }))
    .query(async ({ ctx: { db }, input }) => {
      const shown = await showAlert(db, input.id);
      return shownDto(shown, await namesOfOperators(db, shown.operatorId === null ? [] : [shown.operatorId]));
    }),

  acknowledge: portfolioCan("alert:write")
    .input(command({ ids: alertIds, reason }))
    .mutation(({ ctx, input: { ids, reason: why } }) =>
      ctx.db.$transaction((tx) => acknowledgeAlerts(portfolioBook(tx), { ids, reason: why, ...by(ctx) })),
    ),

  snooze: portfolioCan("alert:write")
    .input(command({ id, reason, until: z.date() }))
    .mutation(async ({ ctx, input: { id: alertId, reason: why, until } }) => {
      await ctx.db.$transaction((tx) =>
        snoozeAlert(portfolioBook(tx), { id: alertId, reason: why, until, ...by(ctx) }),
      );
    }),

  dismiss: portfolioCan("alert:write")
    .input(command({ id, reason }))
    .mutation(async ({ ctx, input: { id: alertId, reason: why } }) => {
      await ctx.db.$transaction((tx) =>
        markFalsePositive(portfolioBook(tx), { id: alertId, reason: why, ...by(ctx) }),
      );
    }),

  settings: portfolioCan("alert:read").query(async ({ ctx: { db } }) => ({
    rows: (await listSettings(portfolioBook(db), PORTFOLIO_DETECTOR_NAMES)).map(settingsDto),
  })),

  /** The detectors look again at once, by what was changed. */
  tune: portfolioCan("alert:write")
    .input(command({ detector, subject: ruleSubject, settings: alertSettings, version: ruleVersion, reason }))
    .mutation(({ ctx, input: { idempotencyKey: _, settings, ...request } }) =>
      ctx.db.$transaction(async (tx) => {
        const change = { ...request, settings: settingsByName(settings), ...by(ctx) };
        const changed = await changeSettings(portfolioBook(tx), change);
        await wakeDetectors(tx, change.at);
        return changed;
      }),
    ),
});

function by({ principal }: PortfolioContext) {
  return { actor: principal.email, at: new Date() };
}
