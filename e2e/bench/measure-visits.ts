import type { Client } from "./client.ts";
import { percentile, type Spread, spreadOf } from "./figures.ts";

/** One address that is asked for again and again. */
export interface Visit {
  readonly app: "console" | "portal";
  /** What it stands for in the report. */
  readonly name: string;
  readonly path: string;
  readonly client: Client;
}

export interface Measured extends Omit<Visit, "client"> {
  /** Server time: from the request to the last byte of the page, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** How many times as long as the same application takes to say that it serves, round by round. */
  readonly timesHealth: Spread;
  readonly html: string;
}

const HEALTH = "/api/health";
/** Rounds that are not counted: code is compiled, connections are opened, caches fill. */
const WARM_UP = 5;

export interface Measurement {
  /** The slowest first. */
  readonly measured: readonly Measured[];
  /** What a request that does nothing took, in milliseconds: how quiet the machine was. */
  readonly health: Spread;
}

/**
 * Asks for every address once per round, so that a disturbance of the machine falls on all of them. Each
 * round's times are also laid beside what a request that does nothing took in it.
 */
export async function measureVisits(visits: readonly Visit[], rounds: number): Promise<Measurement> {
  const idle: number[] = [];
  const found = visits.map((visit) => ({
    ...visit,
    times: [] as number[],
    ratios: [] as number[],
    html: "",
  }));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const health = { console: [] as number[], portal: [] as number[] };
    const times: number[] = [];
    for (const visit of found) {
      health[visit.app].push((await ask(visit.client, HEALTH)).milliseconds);
      const { milliseconds, body } = await ask(visit.client, visit.path);
      times.push(milliseconds);
      visit.html = body;
    }
    if (round < 0) continue;
    idle.push(...health.console, ...health.portal);
    for (const [index, visit] of found.entries()) {
      const time = times[index] ?? Number.NaN;
      visit.times.push(time);
      visit.ratios.push(time / percentile(health[visit.app], 0.5));
    }
  }
  const measured = found
    .map(({ app, name, path, times, ratios, html }) => ({
      app,
      name,
      path,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      max: Math.max(...times),
      timesHealth: spreadOf(ratios),
      html,
    }))
    .sort((one, other) => other.p95 - one.p95);
  return { measured, health: spreadOf(idle) };
}

async function ask(client: Client, path: string) {
  const answer = await client.get(path);
  if (!answer.isWhole) throw new Error(`${path} did not answer with its page`);
  return answer;
}
