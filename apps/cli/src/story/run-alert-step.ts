import { isDeepStrictEqual } from "node:util";
import type { Detector } from "@tributary/domain/alert/detectors";
import type { StoryStep } from "@tributary/seed/story";
import { changeSettings } from "@tributary/services/alert/change-settings";
import { lastRule } from "@tributary/services/alert/last-rule";
import { portfolioBook } from "@tributary/services/alert/portfolio-book";
import { runDetectors } from "@tributary/services/alert/run-detectors";
import { usageBook } from "@tributary/services/alert/usage-book";
import type { Session } from "../session/open-session.ts";

export type AlertStep = Extract<StoryStep, { readonly do: "look" | "tune" }>;

/** Has the detectors look at the story's time, or moves a threshold of one of them. */
export async function runAlertStep(session: Session, step: AlertStep): Promise<void> {
  const at = new Date(step.at);
  if (step.do === "look") {
    await runDetectors(session, at);
    return;
  }
  const { book: owner, detector, subject, settings, by: actor, reason } = step;
  const change = async (book: ReturnType<typeof portfolioBook>) => {
    const last = await lastRule(book, detector as Detector, subject);
    // The step may have been interrupted when it was done.
    if (last !== undefined && isDeepStrictEqual(last.settings, { ...last.settings, ...settings })) return;
    const request = { detector: detector as Detector, subject, settings, reason, actor, at };
    await changeSettings(book, { ...request, version: last?.version ?? 0 });
  };
  if (owner === null) await session.portfolioDb().$transaction((tx) => change(portfolioBook(tx)));
  else await session.operatorDb(owner).$transaction((tx) => change(usageBook(tx, owner)));
}
