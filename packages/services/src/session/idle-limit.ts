import { IDLE_MS } from "@tributary/domain/user/session-limits";

/** After how long without use a session ends: half an hour, or what `TRIBUTARY_IDLE_MINUTES` says. */
export function idleLimitMs(): number {
  const given = process.env.TRIBUTARY_IDLE_MINUTES;
  if (!given) return IDLE_MS;
  const minutes = Number(given);
  if (!(minutes >= 1)) throw new Error(`TRIBUTARY_IDLE_MINUTES is "${given}": give a number of minutes.`);
  return minutes * 60_000;
}
