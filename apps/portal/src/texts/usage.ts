/** The words of usage. */
export const usageTexts = {
  title: "Usage",
  description: (zones: string) =>
    "Your own records by service and day, as measured: before minimums and increments of the " +
    `contract. Days in ${zones}.`,
  month: "Month",
  services: { data: "Data", voice: "Voice", sms: "SMS", mms: "MMS" } as Readonly<Record<string, string>>,
  records: (count: string) => `${count} records`,
  before: (month: string) => `against ${month}`,
  events: "events",
  chart: {
    title: (service: string) => `${service} by day`,
    day: "Day",
    records: "Records",
    quantities: { data: "Volume", voice: "Duration", other: "Events" },
  },
  empty: {
    title: "No usage in this month",
    text: "Records appear as soon as a usage file with your SIMs has been taken in.",
  },
  waiting: {
    title: "Records that wait",
    description:
      "They are yours and could not be counted yet. They are read again when the cause is mended, and " +
      "charged then.",
    caption: "Waiting records by reason",
    reason: "Reason",
    records: "Records",
    oldest: "Waiting since",
    none: "Every record of yours was counted.",
    reasons: {
      UNASSIGNED: "The SIM was not assigned to anybody when the record was made.",
      AMBIGUOUS: "More than one assignment of a SIM or number fits the record.",
      LATE: "The record came after the window in which late usage is taken.",
      FUTURE: "The record's time lies in the future.",
      MALFORMED: "The record cannot be read as its format says.",
      UNRATEABLE: "No line of the agreement fits the service, direction and zone.",
      CLOSED_OPERATOR: "The record was made after your contract ended or before it began.",
      NEGATIVE: "The record carries a negative quantity.",
    } as Readonly<Record<string, string>>,
  },
} as const;
