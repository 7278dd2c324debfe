/** How the list stands before anybody has sorted it. */
export const INITIAL_SORT = { key: "name", direction: "asc" } as const;
