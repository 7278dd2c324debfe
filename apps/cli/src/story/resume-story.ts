import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "@tributary/domain/error";
import type { Story, StoryStep } from "@tributary/seed/story";
import { openDisputes } from "@tributary/services/dispute/open-disputes";
import { raiseDispute } from "@tributary/services/dispute/raise-dispute";
import type { Session } from "../session/open-session.ts";
import { askTheDesks } from "./ask-the-desks.ts";
import { beginStory, playStep } from "./play-story.ts";
import { welcomeOperator } from "./welcome-operator.ts";

const NOTE = "played.json";

interface Played {
  readonly done: number;
  readonly steps: number;
}

/** How far the story in a folder is; null when none was ever begun there. */
function played(folder: string): Played | null {
  const note = join(folder, NOTE);
  return existsSync(note) ? (JSON.parse(readFileSync(note, "utf8")) as Played) : null;
}

/** Plays a story into an empty database. */
export async function startStory(session: Session, story: Story, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // Noted before anything is stored: a portfolio without a note is the user's own.
  note(folder, { done: 0, steps: story.steps.length });
  await resumeStory(session, story, folder);
}

/** Plays a story on from where it was interrupted. */
export async function resumeStory(session: Session, story: Story, folder: string): Promise<void> {
  const { done } = played(folder) ?? { done: 0 };
  await beginStory(session, story, folder);
  for (const [index, step] of story.steps.entries()) {
    if (index < done) continue;
    await (index === done ? retryStep : playStep)(session, folder, step);
    note(folder, { done: index + 1, steps: story.steps.length });
  }
  await askTheDesks(session, new Date());
  await welcomeOperator(session, new Date());
}

/** Whether the story in this folder was begun and not finished. */
export function isInterrupted(folder: string): boolean {
  const { done, steps } = played(folder) ?? { done: 0, steps: 0 };
  return done < steps;
}

/** The step that was interrupted may be done or half done: what is done is refused, the rest made up for. */
async function retryStep(session: Session, folder: string, step: StoryStep): Promise<void> {
  await tolerate(() => playStep(session, folder, step));
  if (step.do !== "dispute") return;
  const db = session.portfolioDb();
  const { agreement: agreementId, period, by: actor, reason } = step;
  await tolerate(() => openDisputes(db, { agreementId, period, actor }));
  for (const { number } of await db.dispute.findMany({ where: { agreementId, period, status: "draft" } })) {
    await raiseDispute(db, { number, actor, note: reason, at: new Date(step.at) });
  }
}

async function tolerate(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`already done: ${error.message}\n`);
  }
}

function note(folder: string, progress: Played): void {
  writeFileSync(join(folder, NOTE), JSON.stringify(progress));
}
