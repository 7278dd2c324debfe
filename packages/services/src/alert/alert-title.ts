import type { Detector } from "@tributary/domain/alert/detectors";

const TITLES: Readonly<Record<Detector, string>> = {
  "usage-anomaly": "A day's usage costs more or less than usual",
  "margin-floor": "The margin is below its floor",
  "credit-exposure": "An operator comes near its credit limit",
  "file-late": "A source has been silent for too long",
  "sequence-gap": "Usage files are missing",
  "attribution-drop": "More usage than usual is nobody's",
  "quarantine-growth": "More records than usual wait in quarantine",
  "commitment-shortfall": "A commitment may not be reached",
  "dispute-deadline": "A dispute's notice is due soon",
  "invoice-missing": "An MNO's invoice has not come",
  "sim-spend": "A SIM spends a lot at once",
  "sim-data": "A SIM uses a lot of data at once",
  "sim-voice": "A SIM calls for long at once",
  "sim-messages": "A SIM sends many messages at once",
  "premium-number": "A SIM calls premium numbers again and again",
  "sim-abroad": "A new SIM is abroad",
};

/** What a detector's alerts are called outside of the applications: in events and on the command line. */
export function alertTitle(detector: string): string {
  return TITLES[detector as Detector] ?? detector;
}

/** The detectors whose alerts have a text in what they are called. */
export function detectorsCalled(text: string): string[] {
  const wanted = text.toLowerCase();
  return Object.entries(TITLES).flatMap(([detector, title]) => {
    return title.toLowerCase().includes(wanted) ? [detector] : [];
  });
}
