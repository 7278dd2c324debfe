import { type Detector, type Setting, settingsOf } from "@tributary/domain/alert/detectors";
import type { SettingValue } from "@tributary/domain/alert/types";
import type { AlertBook, KeptRule } from "./alert-book.ts";

export interface ShownSetting {
  readonly name: string;
  readonly setting: Setting;
  /** What holds now. */
  readonly value: SettingValue;
}

export interface DetectorSettings {
  readonly detector: Detector;
  /** Of the rule for all; 0 = nobody has made one. */
  readonly version: number;
  readonly settings: readonly ShownSetting[];
  /** The last rules for single subjects. */
  readonly subjects: readonly KeptRule[];
  /** Every version that was ever made, the latest first. */
  readonly history: readonly KeptRule[];
}

/** What each detector goes by, and who has changed it why. */
export async function listSettings(
  book: AlertBook,
  detectors: readonly Detector[],
): Promise<DetectorSettings[]> {
  const rules = await book.rules();
  return detectors.map((detector) => {
    const own = rules.filter((rule) => rule.detector === detector);
    const forAll = own.findLast(({ subject }) => subject === null);
    const subjects = new Map(own.flatMap((rule) => (rule.subject === null ? [] : [[rule.subject, rule]])));
    return {
      detector,
      version: forAll?.version ?? 0,
      settings: Object.entries(settingsOf(detector)).map(([name, setting]) => ({
        ...{ name, setting, value: forAll?.settings[name] ?? setting.usual },
      })),
      subjects: [...subjects.values()],
      history: own.toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime()),
    };
  });
}
