import { firstPortfolio } from "./first-portfolio/story.ts";
import type { Story } from "./story.ts";
import { workedExample } from "./worked-example/story.ts";

/** The seed of every published story: with it, each file is the same to the byte on every machine. */
export const STORY_SEED = 20_261_001;

const tellers = {
  "worked-example": workedExample,
  "first-portfolio": firstPortfolio,
} satisfies Record<string, (seed: number) => Story>;

export type StoryName = keyof typeof tellers;

export const storyNames = Object.keys(tellers) as StoryName[];

export function tellStory(name: StoryName, seed: number = STORY_SEED): Story {
  return tellers[name](seed);
}
