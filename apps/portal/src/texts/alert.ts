import type { Inputs } from "../trpc/outputs.ts";

type Detector = Inputs["alert"]["tune"]["detector"];

const DETECTORS: Readonly<Record<Detector, { readonly title: string; readonly about: string }>> = {
  "sim-spend": { title: "High spend", about: "A SIM was charged a lot within a short time." },
  "sim-data": { title: "High data use", about: "A SIM used a lot of data within a short time." },
  "sim-voice": { title: "Long calls", about: "A SIM called for long within a short time." },
  "sim-messages": { title: "Many messages", about: "A SIM sent many messages within a short time." },
  "premium-number": {
    title: "Premium numbers",
    about: "A SIM called numbers of your premium list again and again.",
  },
  "sim-abroad": {
    title: "New SIM abroad",
    about: "A SIM was used on another network right after it was given out.",
  },
};

/** The words of what is odd in the operator's own usage. */
export const alertTexts = {
  description: "What looks like fraud or a mistake in your own usage, with the most urgent first.",
  detectors: DETECTORS,
  detectorTitle: (detector: string) => DETECTORS[detector as Detector]?.title ?? detector,
  detectorAbout: (detector: string) => DETECTORS[detector as Detector]?.about ?? "",
  sim: (id: string) => `SIM ${id}`,
  subscriber: "Subscriber",
  emptyText: "The detectors look at the last two days of your usage each hour, and when files come in.",
  drivers: {
    sim: "SIM (a mark, not its number)",
    day: "Day",
    network: "Network",
    number: "Numbers beginning with",
  },
  settings: {
    names: {
      limit: "Limit (units of currency, or messages)",
      limitMegabytes: "Limit in MB",
      limitMinutes: "Limit in minutes",
      windowMinutes: "Within so many minutes",
      prefixes: "Numbers beginning with",
      calls: "Calls",
      newHours: "Hours after it was given out",
      records: "Records",
    } as Readonly<Record<string, string>>,
    subjectHint: "Leave it empty for all SIMs: else the mark that an alert shows.",
    valueHint: "A whole number; a list of beginnings of numbers is separated by commas.",
  },
} as const;
