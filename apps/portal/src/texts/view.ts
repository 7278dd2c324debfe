/** The words of kept views that are not the component's own. */
export const viewTexts = { saved: "The view is kept." } as const;
