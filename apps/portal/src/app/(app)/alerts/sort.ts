import type { Sort } from "@tributary/ui/format/sort";

/** By severity, then money, then age. */
export const SORT: Sort = { key: "urgency", direction: "desc" };
