/** How the operators stand before anybody has sorted them. */
export const INITIAL_SORT = { key: "cost", direction: "desc" } as const;
