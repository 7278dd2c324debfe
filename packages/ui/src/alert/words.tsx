import type { Sort } from "../format/sort.ts";

export { alertWords } from "./texts.ts";

/** By severity, then money, then age. */
export const ALERT_SORT: Sort = { key: "urgency", direction: "desc" };
