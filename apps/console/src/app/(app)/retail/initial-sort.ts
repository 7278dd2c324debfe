/** How the operators stand before anybody has sorted them. */
export const INITIAL_SORT = { key: "revenue", direction: "desc" } as const;
