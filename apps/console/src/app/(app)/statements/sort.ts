import type { Sort } from "@tributary/ui/format/sort";

/** The latest month comes first. */
export const SORT: Sort = { key: "period", direction: "desc" };
