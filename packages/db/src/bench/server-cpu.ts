import { readdirSync, readFileSync } from "node:fs";

const MICROS_PER_TICK = 10_000;

/** Processor time of a PostgreSQL server so far, its ended processes included, in microseconds. */
export function serverCpuMicros(serverPid: number): number {
  let ticks = 0;
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = statOf(pid);
    if (stat === null) continue;
    if (pid === serverPid) ticks += stat.own + stat.ended;
    else if (stat.parent === serverPid) ticks += stat.own;
  }
  return ticks * MICROS_PER_TICK;
}

function statOf(pid: number): { parent: number; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name stands in brackets and may hold anything; the fields behind it are counted from 3.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const field = (number: number): number => Number(fields[number - 3]);
    return { parent: field(4), own: field(14) + field(15), ended: field(16) + field(17) };
  } catch {
    return null;
  }
}
