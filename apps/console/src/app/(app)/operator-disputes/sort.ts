import type { Sort } from "@tributary/ui/format/sort";

/** Who has waited longest comes first. */
export const SORT: Sort = { key: "age", direction: "desc" };
