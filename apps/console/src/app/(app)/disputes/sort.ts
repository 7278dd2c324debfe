import type { Sort } from "@tributary/ui/format/sort";

/** What runs out first. */
export const SORT: Sort = { key: "deadline", direction: "asc" };
