/** What a colour means; an icon or a word always says the same. */
export type Tone = "neutral" | "info" | "good" | "warning" | "bad";

export const toneInk: Readonly<Record<Tone, string>> = {
  neutral: "text-muted-foreground",
  info: "text-info",
  good: "text-good",
  warning: "text-warning",
  bad: "text-bad",
};

export const toneSurface: Readonly<Record<Tone, string>> = {
  neutral: "border-border bg-muted",
  info: "border-info-line bg-info-soft",
  good: "border-good-line bg-good-soft",
  warning: "border-warning-line bg-warning-soft",
  bad: "border-bad-line bg-bad-soft",
};
