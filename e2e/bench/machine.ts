import { cpus } from "node:os";

/** What the figures were measured on. */
export function machineText(): string {
  const cores = cpus();
  return `${cores.length} cores (${cores[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
}
