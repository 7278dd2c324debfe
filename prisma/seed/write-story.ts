import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Story, StoryFile } from "./story.ts";

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file of a story, the lists of its planted errors and alerts and of its steps included. */
export function storyFiles(story: Story): StoryFile[] {
  return [
    ...story.files,
    { path: "planted.json", text: asJson(story.planted) },
    { path: "planted-alerts.json", text: asJson(story.plantedAlerts) },
    { path: "steps.json", text: asJson(story.steps) },
  ];
}

/** Writes a story into a folder: the files a user would have. */
export function writeStory(story: Story, folder: string): void {
  for (const { path, text } of storyFiles(story)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
