/** Usage: the records themselves. Identity: what tells who a subscriber is. Bills: as they were sent. */
export const DATA_CLASSES = ["usage", "identity", "bills"] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** For how many months each class is kept; null where nothing is said. */
export type RetentionRules = Readonly<Record<DataClass, number | null>>;

/** What keeps data whatever the rules say. */
export interface Hold {
  /** null: all of it. */
  readonly dataClass: "usage" | "identity" | null;
  /** null: everybody's. */
  readonly subscriberId: string | null;
}

/** Why something that is due stays. */
export type Block = "hold" | "dispute" | "bill-run" | "network" | "open-bill" | "bill-kept";
