import type { ListedAlert } from "@tributary/services/alert/list-alerts";
import type { DetectorSettings } from "@tributary/services/alert/list-settings";
import type { ShownAlert } from "@tributary/services/alert/show-alert";

type Names = ReadonlyMap<string, string>;

export function listedDto(row: ListedAlert, names: Names) {
  const { id, operatorId, detector, severity, status, currency, atRiskMicros, openedAt, closedAt } = row;
  const { measured, limit, usual, unit, drivers, snoozedUntil } = row;
  return {
    ...{ id, detector, severity, status, currency, atRiskMicros, openedAt, closedAt, snoozedUntil },
    ...{ measured, limit, usual, unit },
    operator: operatorId === null ? null : { id: operatorId, name: names.get(operatorId) ?? operatorId },
    drivers: drivers.map(({ kind, id: of, amount }) => ({ kind, id: of, amount: amount ?? null })),
  };
}

export function shownDto(shown: ShownAlert, names: Names) {
  const { subject, excuse, events, rule } = shown;
  return {
    ...listedDto(shown, names),
    ...{ subject, excuse: { setting: excuse.setting, value: excuse.value } },
    events: events.map(({ id, occurredAt, actor, kind, note }) => ({ id, occurredAt, actor, kind, note })),
    rule: rule && { version: rule.version, settings: rule.settings, reason: rule.reason },
  };
}

export function settingsDto({ detector, version, settings, subjects, history }: DetectorSettings) {
  const ruleDto = (rule: DetectorSettings["subjects"][number]) => ({
    ...{ subject: rule.subject, version: rule.version, settings: rule.settings },
    ...{ reason: rule.reason, madeBy: rule.madeBy, madeAt: rule.madeAt },
  });
  return {
    ...{ detector, version },
    settings: settings.map(({ name, setting, value }) => ({ name, setting, value })),
    subjects: subjects.map(ruleDto),
    history: history.map(ruleDto),
  };
}
