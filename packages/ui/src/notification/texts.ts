/** The words of how somebody hears of what happens, in both applications. */
export const notificationTexts = {
  caption: "Kinds of events",
  columns: { event: "You hear when", way: "How" },
  wayOf: (event: string) => `How you hear when ${event.toLowerCase()}`,
  ways: { "at-once": "At once", daily: "Once a day", none: "Not at all" },
  schedule: {
    title: "When",
    zone: "Time zone",
    zoneHint: "As in Europe/Berlin.",
    digestAt: "The daily mail comes at",
    quietFrom: "Quiet from",
    quietUntil: "Quiet until",
    quietHint: "Mails of their own wait until the quiet hours are over. Leave both empty for none.",
  },
  save: "Save",
  saved: "Your choice is saved.",
} as const;
