import type { RehearsalReport, RehearsedAgreement } from "@tributary/domain/rehearsal/types";
import type { LatestRehearsal } from "@tributary/services/rehearsal/latest-rehearsal";

/** Prices can be read off the figures of a rehearsal, so whoever sees no money sees none here. */
interface Sight {
  readonly seesStatements: boolean;
  readonly seesInvoices: boolean;
}

/** How far it is, and what it is worth. */
export function progressDto({ verdict, rehearsal }: LatestRehearsal) {
  return {
    verdict,
    isOpen: verdict === "under-way",
    stage: rehearsal?.stage ?? null,
    message: rehearsal?.message ?? null,
  };
}

export function rehearsalDto(latest: LatestRehearsal, sight: Sight) {
  const { rehearsal } = latest;
  return {
    ...progressDto(latest),
    rehearsal: rehearsal && {
      ...{ id: rehearsal.id, askedBy: rehearsal.askedBy, askedAt: rehearsal.askedAt },
      ...{ endedAt: rehearsal.endedAt, outcome: rehearsal.outcome },
      report: rehearsal.report && reportDto(rehearsal.report, sight),
    },
    ...sight,
  };
}

function reportDto({ period, steps, agreements, bills, identities, notes }: RehearsalReport, sight: Sight) {
  return {
    period,
    steps: steps.map(({ stage, status, counts, message }) => ({
      ...{ stage, status, message },
      counts: Object.entries(counts).map(([name, count]) => ({ name, count })),
    })),
    identities:
      identities &&
      Object.entries(identities).map(([id, { holds, evidence }]) => ({
        ...{ id, holds },
        // What breaks an identity is said in amounts.
        evidence: sight.seesStatements ? evidence : null,
      })),
    bills: sight.seesStatements
      ? bills.map(({ plan, number, currency, netMicros, taxMicros, grossMicros }) => {
          return { plan, number, currency, netMicros, taxMicros, grossMicros };
        })
      : [],
    agreements: agreements.map((agreement) => agreementDto(agreement, sight)),
    notes: [...notes],
  };
}

function agreementDto(agreement: RehearsedAgreement, { seesStatements, seesInvoices }: Sight) {
  const { agreementId, name, currency, records, differences, invoice, statement } = agreement;
  return {
    ...{ agreementId, name, currency, records },
    differences: differences.map(({ key, cause, isPlanted, billedMicros, expectedMicros }) => ({
      ...{ key, cause, isPlanted },
      amounts: seesInvoices ? { billedMicros, expectedMicros } : null,
    })),
    invoice:
      seesInvoices && invoice
        ? {
            netMicros: invoice.netMicros,
            lines: invoice.lines.map(({ lineCode, description, quantity, billedMicros, expectedMicros }) => {
              return { lineCode, description, quantity, billedMicros, expectedMicros };
            }),
          }
        : null,
    statement:
      seesStatements && statement
        ? {
            ...{ currency: statement.currency, netMicros: statement.netMicros },
            ...{ taxMicros: statement.taxMicros, grossMicros: statement.grossMicros },
            lines: statement.lines.map(({ code, description, quantity, unit, amountMicros }) => {
              return { code, description, quantity, unit, amountMicros };
            }),
          }
        : null,
  };
}
