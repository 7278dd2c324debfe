/** How somebody hears of a kind of event: a mail of its own, one mail a day, or not at all. */
export const WAYS = ["at-once", "daily", "none"] as const;

export type Way = (typeof WAYS)[number];

/** When somebody's mails come, by the clocks of their zone. Minutes count from midnight. */
export interface Schedule {
  readonly zone: string;
  /** Quiet from then, to `quietUntil`, which may lie on the next day; null: never. */
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly digestAt: number;
}
