import { canTake } from "@tributary/domain/subscriber/lifecycle";
import { maskIdentifier } from "@tributary/services/cdr/mask-identifier";
import type { ShownMember } from "@tributary/services/pool/show-pools";
import type { ImportedSubscribers } from "@tributary/services/subscriber/import-subscribers";
import type { ListedSubscriber } from "@tributary/services/subscriber/list-subscribers";
import type { ShownSubscriber } from "@tributary/services/subscriber/show-subscriber";

/** How the identifiers of SIMs and numbers are shown: in full to those who look after subscribers. */
export type ShowIdentifier = (identifier: string) => string;

export function identifiersFor(canRead: boolean): ShowIdentifier {
  return canRead ? (identifier) => identifier : (identifier) => maskIdentifier(identifier) ?? "";
}

/** A subscriber in a list: nothing of its name but the initials. */
export function subscriberRowDto(row: ListedSubscriber, show: ShowIdentifier) {
  return {
    number: row.number,
    name: row.maskedName,
    status: row.status,
    statusReason: row.statusReason,
    plan: row.planCode === null ? null : { code: row.planCode, name: row.planName ?? row.planCode },
    msisdn: row.msisdn && show(row.msisdn),
    iccid: row.iccid && show(row.iccid),
    activatedAt: row.activatedAt,
  };
}

export function shownSubscriberDto(shown: ShownSubscriber, show: ShowIdentifier) {
  const { subscriber, identity, zone } = shown;
  const { number, status, statusReason, billing, language } = subscriber;
  return {
    ...{ number, status, statusReason, billing, language, zone },
    activatedAt: subscriber.activatedAt,
    terminatedAt: subscriber.terminatedAt,
    erasedAt: subscriber.erasedAt,
    createdAt: subscriber.createdAt,
    identity: {
      isMasked: identity.isMasked,
      name: identity.name,
      email: identity.email,
      address: identity.address,
      vatId: identity.vatId,
      until: shown.revealedUntil,
    },
    can: {
      activate: canTake("activate", status),
      suspend: canTake("suspend", status),
      resume: canTake("resume", status),
      change: canTake("change-plan", status),
      takeAddOn: canTake("take-add-on", status),
      endAddOn: canTake("end-add-on", status),
      share: canTake("share-pool", status) && shown.pools.own.length > 0,
      terminate: canTake("terminate", status),
      changeBuyer: subscriber.erasedAt === null,
      erase: status === "terminated" && subscriber.erasedAt === null,
    },
    plans: shown.plans.map(({ id, code, name, kind, version, isMain, validFrom, validUntil }) => {
      return { id, code, name, kind, version, isMain, validFrom, validUntil };
    }),
    sims: shown.sims.map((sim) => ({
      iccid: show(sim.iccid),
      kind: sim.kind,
      status: sim.status,
      imsis: sim.imsis.map(show),
      validFrom: sim.validFrom,
      validUntil: sim.validUntil,
    })),
    numbers: shown.numbers.map(({ msisdn, validFrom, validUntil }) => {
      return { msisdn: show(msisdn), validFrom, validUntil };
    }),
    pools: {
      own: shown.pools.own,
      members: shown.pools.members.map(memberDto),
      joined: shown.pools.joined.map(memberDto),
    },
    usage: {
      month: shown.usage.month,
      services: shown.usage.services.map(({ service, records, durationSeconds, volumeBytes, latestAt }) => {
        return { service, records, durationSeconds, volumeBytes, latestAt };
      }),
    },
    bills: shown.bills.map((bill) => ({
      kind: bill.kind,
      period: bill.period,
      number: bill.number,
      status: bill.status,
      currency: bill.currency,
      grossMicros: bill.grossMicros,
      dueOn: bill.dueOn?.toISOString().slice(0, 10) ?? null,
    })),
    events: shown.events.map(({ id, occurredAt, actor, kind, note }) => {
      return { id, occurredAt, actor, kind, note };
    }),
  };
}

function memberDto({ member, holder, bundle, cap, validFrom, validUntil }: ShownMember) {
  return { member, holder, bundle, cap, validFrom, validUntil };
}

/** Faults that one page shows; whoever has more mends these first. */
const FAULTS_SHOWN = 100;

export function importedDto({ subscribers, active, newSims, newNumbers, faults }: ImportedSubscribers) {
  return {
    ...{ subscribers, active, newSims, newNumbers },
    faultCount: faults.length,
    faults: faults.slice(0, FAULTS_SHOWN).map(({ line, column, reason }) => ({ line, column, reason })),
  };
}
