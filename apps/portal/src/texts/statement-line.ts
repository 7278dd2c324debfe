/** The words of what stands behind a line. */
export const lineTexts = {
  title: (line: number, description: string) => `Line ${line}: ${description}`,
  crumb: (line: number) => `Line ${line}`,
  of: (number: string) => `Of statement ${number}`,
  tiles: { amount: "Amount", quantity: "Quantity", period: "For", records: "Records" },
  explained: "No single records stand behind this line",
  days: {
    title: "Days",
    description: (zone: string) =>
      `Each day's share of the line, by what was used; days in ${zone}. The shares come to the line's ` +
      "amount exactly.",
    caption: "Usage behind this line by day",
    day: "Day",
    records: "Records",
    quantity: "Quantity",
    share: "Share of the amount",
    total: "Line",
  },
  records: {
    title: (day: string) => `Records of ${day}`,
    description: (zone: string) =>
      `Times in ${zone}, UTC on hover. Numbers are masked. A share is what the record bears of the ` +
      "line's amount.",
    caption: "Records behind this day",
    time: "Time",
    number: "Number",
    service: "Service",
    direction: "Direction",
    zone: "Zone",
    network: "Visited network",
    quantity: "Quantity",
    share: "Share",
    pages: "Pages",
    first: "First page",
    next: "Next page",
    empty: {
      title: "No record on this page",
      text: "Go back to the first page of the day.",
      action: "First page",
    },
  },
  services: { data: "Data", voice: "Voice", sms: "SMS", mms: "MMS" } as Readonly<Record<string, string>>,
  directions: { mo: "Outgoing", mt: "Incoming", none: "–" } as Readonly<Record<string, string>>,
} as const;
