/** The words of the home page. */
export const homeTexts = {
  title: "Home",
  todo: {
    title: "To do",
    none: "Nothing waits for you.",
    overdue: (period: string) => `Overdue: ${period}`,
    review: (period: string) => `Review the statement of ${period}`,
    dueSoon: (period: string) => `Due soon: ${period}`,
    answered: (number: string) => `${number} was answered`,
    looks: (count: number) => (count === 1 ? "The MVNA looked in once" : `The MVNA looked in ${count} times`),
    looksNote: "in the last 7 days",
    due: "due",
    more: (count: number) => `${count} more`,
  },
  owed: {
    title: "What you owe",
    description: "Open amounts of your statements by how long they are overdue.",
    caption: "Open amounts by age",
    currency: "Currency",
    total: "Total",
    credit: "Credit",
    none: "Nothing is open.",
    buckets: {
      current: "Not due yet",
      "1-30": "1–30 days",
      "31-60": "31–60 days",
      "61-90": "61–90 days",
      "90+": "Over 90 days",
    },
  },
  charges: {
    title: (currency: string) => `Charges by month, net, ${currency}`,
    month: "Month",
    net: "Net",
    total: "Total",
    none: "Charges appear with your first statement.",
  },
  usage: {
    title: (month: string) => `Usage in ${month}`,
    none: "No usage has been taken in yet.",
    open: "Open usage",
  },
  nothing: {
    title: "Your role sees no figures here",
    text: "Ask an administrator of your company if you need statements or usage.",
  },
} as const;
