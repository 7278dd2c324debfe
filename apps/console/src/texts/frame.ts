/** The words around every page. */
export const frameTexts = {
  brand: "Tributary",
  brandDetail: "Portfolio console",
  groups: { settle: "Month-end", usage: "Usage", house: "House" },
  places: {
    overview: "Overview",
    operators: "Operators",
    disputes: "Disputes",
    operatorDisputes: "Operator disputes",
    statements: "Statements",
    ledger: "Ledger",
    audit: "Audit",
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
  scope: { period: "Month", currency: "Currency" },
  noAccess: {
    title: "Your role does not open this page",
    message: "Ask an administrator of the house for another role.",
    action: "Open the overview",
  },
  notFound: {
    metaTitle: "Not found",
    title: "There is nothing here",
    message: "The address is wrong, or what it named is not yours to see. Go back to the overview.",
    action: "Open the overview",
  },
} as const;
