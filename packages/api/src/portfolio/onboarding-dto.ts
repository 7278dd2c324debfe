import type { SetupStep } from "@tributary/domain/operator-template/types";
import type {
  ListedOnboarding,
  ShownItem,
  ShownOnboarding,
} from "@tributary/services/onboarding/show-onboarding";

/** What becomes of a part; of margins no more than that there are some. */
export function stepDto({ kind, code, action }: SetupStep) {
  return { kind, code, action };
}

export function listedDto(row: ListedOnboarding) {
  const { waiting } = row;
  return {
    ...{ operatorId: row.operatorId, name: row.name, status: row.status, targetOn: row.targetOn },
    ...{ startedAt: row.startedAt, settled: row.settled, items: row.items, gates: row.gates },
    ...{ overdue: row.overdue, blocked: row.blocked, days: row.days },
    waiting: waiting && { party: waiting.party, itemCode: waiting.itemCode },
  };
}

export function onboardingDto(shown: ShownOnboarding) {
  const { template, ledger, setup, waiting, path } = shown;
  return {
    ...{ operatorId: shown.operatorId, name: shown.name, currency: shown.currency, status: shown.status },
    ...{ operatorStatus: shown.operatorStatus, targetOn: shown.targetOn, zone: shown.zone },
    ...{ startedBy: shown.startedBy, startedAt: shown.startedAt, liveFrom: shown.liveFrom },
    ...{ askedBy: shown.askedBy, askedAt: shown.askedAt },
    ...{ approvedBy: shown.approvedBy, approvedAt: shown.approvedAt, hasNews: shown.hasNews },
    template: template && { code: template.code, version: template.version },
    items: shown.items.map(itemDto),
    gates: [...shown.gates],
    path: { codes: [...path.codes], days: path.days },
    waiting: { party: waiting.party, itemCode: waiting.itemCode },
    ledger: {
      elapsed: ledger.elapsed,
      totals: { ...ledger.totals },
      spells: ledger.spells.map(({ party, itemCode, since, until }) => ({
        ...{ party, itemCode, since: new Date(since), until: new Date(until), milliseconds: until - since },
      })),
    },
    setup: setup && {
      ...{ status: setup.status, message: setup.message, endedAt: setup.endedAt },
      outcome: setup.outcome.map(({ kind, code, action }) => ({ kind, code, action })),
    },
  };
}

function itemDto(item: ShownItem) {
  return {
    ...{ code: item.code, track: item.track, owner: item.owner, state: item.state, isGate: item.isGate },
    ...{ days: item.days, isChecked: item.check !== null, isCritical: item.isCritical },
    ...{ waitsFor: [...item.waitsFor], blockedBy: [...item.blockedBy], dueOn: item.dueOn },
    ...{ person: item.person, evidence: item.evidence, link: item.link },
    ...{ settledBy: item.settledBy, settledAt: item.settledAt },
    supplies: item.supplies.map(({ text, link, by, at }) => ({ text, link, by, at })),
  };
}
