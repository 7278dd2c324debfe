import { join } from "node:path";
import type { Story, StoryStep } from "@tributary/seed/story";
import { writeStory } from "@tributary/seed/write-story";
import { loadPortfolio } from "@tributary/services/portfolio/load-portfolio";
import type { Session } from "../session/open-session.ts";
import { runStep } from "./run-step.ts";

/**
 * Writes a story's files and feeds them through the same doors as a user's, in the order in which they
 * arrived.
 */
export async function playStory(session: Session, story: Story, folder: string): Promise<void> {
  await beginStory(session, story, folder);
  for (const step of story.steps) await playStep(session, folder, step);
}

/**
 * What a story is without what its operators sell and bill: of those that detectors watch, customers and
 * prices stay.
 */
export function withoutShops(story: Story): Story {
  const isKept = (step: StoryStep): boolean => {
    if (!("operator" in step)) return true;
    return story.watchedShops.includes(step.operator) && step.do !== "bill" && step.do !== "collect";
  };
  return { ...story, steps: story.steps.filter(isKept) };
}

/** Writes the files and loads the portfolio; a second time changes nothing. */
export async function beginStory(session: Session, story: Story, folder: string): Promise<void> {
  writeStory(story, folder);
  process.stderr.write(`${story.title}: loading the portfolio\n`);
  const doors = { portfolio: session.portfolioDb(), owner: session.owner };
  await loadPortfolio(doors, { file: join(folder, "portfolio.json"), actor: "loader" });
}

export async function playStep(session: Session, folder: string, step: StoryStep): Promise<void> {
  process.stderr.write(`${step.at.slice(0, 10)} ${sayStep(step)}\n`);
  await runStep(session, folder, step);
}

function sayStep(step: StoryStep): string {
  if (step.do === "ingest") return `ingest ${step.files.length} files of ${step.source}`;
  if (step.do === "look") return "the detectors look";
  if (step.do === "tune") return `${step.book ?? "portfolio"}: ${step.do} ${step.detector}`;
  if ("operator" in step) return `${step.operator}: ${step.do}${"period" in step ? ` ${step.period}` : ""}`;
  const subject = "period" in step ? ` ${step.period}` : "";
  return `${step.do} ${step.agreement}${subject} by ${step.by}`;
}
