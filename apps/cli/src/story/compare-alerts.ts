import type { PlantedAlert } from "@tributary/seed/story";
import { type KeptAlert, namedSubject } from "./load-alerts.ts";

export interface ComparedAlerts {
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly PlantedAlert[];
  readonly falseAlarms: readonly KeptAlert[];
  readonly falseAlarmCount: number;
}

/**
 * Compares what a story planted for the detectors with the alerts that were opened: a planted one counts as
 * found when an alert of its detector and book names its subject, opened at its look and was over at its
 * look. Alerts that nobody planted are false alarms.
 */
export function compareAlerts(
  planted: readonly PlantedAlert[],
  alerts: readonly KeptAlert[],
): ComparedAlerts {
  const rest = new Set(alerts);
  const missed = planted.filter((one) => {
    const match = [...rest].find((alert) => isSame(one, alert));
    if (match === undefined) return true;
    rest.delete(match);
    return false;
  });
  const found = planted.length - missed.length;
  return { planted: planted.length, found, missed, falseAlarms: [...rest], falseAlarmCount: rest.size };
}

function isSame(planted: PlantedAlert, alert: KeptAlert): boolean {
  return (
    planted.detector === alert.detector &&
    planted.book === alert.book &&
    namedSubject(planted) === alert.subject &&
    planted.opensAt === alert.openedAt &&
    planted.closesAt === alert.closedAt
  );
}
