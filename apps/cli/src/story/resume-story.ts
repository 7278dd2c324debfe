import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "@tributary/domain/error";
import type { Story, StoryStep } from "@tributary/seed/story";
import type { Session } from "../session/open-session.ts";
import { beginStory, playStep } from "./play-story.ts";

const NOTE = "played.json";

/** How many steps of the story in a folder are done; null when none was ever begun there. */
function stepsDone(folder: string): number | null {
  const note = join(folder, NOTE);
  return existsSync(note) ? Number(JSON.parse(readFileSync(note, "utf8"))) : null;
}

/**
 * Plays a story from where it was interrupted, or from its beginning; a story that is finished is left alone.
 */
export async function resumeStory(session: Session, story: Story, folder: string): Promise<void> {
  const done = stepsDone(folder);
  if (done === story.steps.length) return;
  await beginStory(session, story, folder);
  if (done === null) note(folder, 0);
  for (const [index, step] of story.steps.entries()) {
    if (index < (done ?? 0)) continue;
    await (index === done ? retryStep : playStep)(session, folder, step);
    note(folder, index + 1);
  }
}

/** Whether the story in this folder was begun and not finished. */
export function isInterrupted(story: Story, folder: string): boolean {
  const done = stepsDone(folder);
  return done !== null && done < story.steps.length;
}

/**
 * The step that was interrupted may have been committed before it could be noted: it is then refused, and
 * done.
 */
async function retryStep(session: Session, folder: string, step: StoryStep): Promise<void> {
  try {
    await playStep(session, folder, step);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`already done: ${error.message}\n`);
  }
}

function note(folder: string, steps: number): void {
  writeFileSync(join(folder, NOTE), String(steps));
}
