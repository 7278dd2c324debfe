/** The words around every page. */
export const frameTexts = {
  brandDetail: "Tributary portal",
  groups: { customers: "Customers", catalog: "Catalog", settings: "Settings" },
  places: {
    home: "Home",
    statements: "Statements",
    disputes: "Disputes",
    usage: "Usage",
    subscribers: "Subscribers",
    sims: "SIMs",
    numbers: "Numbers",
    plans: "Plans",
    accessLog: "Who looked in",
    audit: "Audit log",
    team: "Team",
    security: "Security",
  },
  failed: "Something went wrong",
  palette: { places: "Go to", statements: "Statements", disputes: "Disputes", subscribers: "Subscribers" },
  notFound: {
    metaTitle: "Not found",
    title: "There is nothing here",
    message: "The address is wrong, or what it named is not yours to see. Go back to the home page.",
    action: "Open the home page",
  },
  noAccess: {
    metaTitle: "No access",
    title: "Your role does not open this page",
    message: "Ask an administrator of your company for the right to see it.",
    action: "Open the home page",
  },
} as const;
