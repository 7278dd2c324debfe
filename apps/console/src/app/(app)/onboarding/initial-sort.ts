/** What is to be live first stands first. */
export const INITIAL_SORT = { key: "targetOn", direction: "asc" } as const;
