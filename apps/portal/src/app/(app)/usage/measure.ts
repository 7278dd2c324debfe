import { formatBytes, formatQuantity, formatSeconds } from "@tributary/ui/format/quantity";
import { usageTexts } from "@/texts/usage.ts";

/** What was used of one service. */
export interface Sums {
  readonly records: bigint;
  readonly durationSeconds: bigint;
  readonly volumeBytes: bigint;
}

interface Measure {
  /** The figure the service is measured by. */
  readonly of: (sums: Sums) => bigint;
  readonly format: (value: bigint) => string;
  readonly name: string;
}

const { quantities } = usageTexts.chart;

const EVENTS: Measure = {
  of: ({ records }) => records,
  format: (value) => formatQuantity(value, usageTexts.events),
  name: quantities.other,
};

const MEASURES: Readonly<Record<string, Measure>> = {
  data: {
    of: ({ volumeBytes }) => volumeBytes,
    format: formatBytes,
    name: quantities.data,
  },
  voice: {
    of: ({ durationSeconds }) => durationSeconds,
    format: formatSeconds,
    name: quantities.voice,
  },
};

/** How a service is measured: data by volume, voice by duration, what is left by events. */
export function measureOf(service: string): Measure {
  return MEASURES[service] ?? EVENTS;
}

export function serviceName(service: string): string {
  return usageTexts.services[service] ?? service;
}
