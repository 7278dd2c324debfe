/** The words around every page. */
export const frameTexts = {
  brand: "Tributary",
  brandDetail: "Portfolio console",
  groups: { settle: "Month-end", usage: "Usage", house: "House" },
  places: {
    overview: "Overview",
    operators: "Operators",
    whatIf: "What-if",
  },
  access: {
    label: "Open look into an operator",
    viewing: "You have entered",
    asMvna: "as its MVNA, read-only, until",
    seen: "The operator sees this look.",
    open: "Open",
    leave: "Leave",
    left: "You have left the operator.",
  },
  loading: "Loading…",
  notFound: {
    metaTitle: "Not found",
    title: "There is nothing here",
    message: "The address is wrong, or what it named is not yours to see. Go back to the overview.",
    action: "Open the overview",
  },
} as const;
