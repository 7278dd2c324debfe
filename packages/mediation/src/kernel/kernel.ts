import { KERNEL } from "../generated/kernel.ts";
import { memory } from "./memory.ts";
import { runtime } from "./web-assembly.ts";

/** The functions of `packages/mediation/kernel`, where each is described. */
interface Kernel {
  cutRow(
    base: number,
    from: number,
    to: number,
    delimiter: number,
    quote: number,
    starts: number,
    ends: number,
    room: number,
    count: number,
  ): number;
  writeColumns(
    steps: number,
    stepCount: number,
    base: number,
    starts: number,
    ends: number,
    fields: number,
    target: number,
    places: number,
  ): number;
  hashIdentities(identities: number, count: number, occurrence: number, hashes: number): void;
  copyRows(
    rows: number,
    count: number,
    target: number,
    limit: number,
    fileAt: number,
    fileId: number,
    keyAt: number,
    endings: number,
    size: number,
  ): number;
}

const module = new runtime.Module(Buffer.from(KERNEL, "base64"));
const { exports } = new runtime.Instance(module, { env: { memory } });

export const { cutRow, writeColumns, hashIdentities, copyRows } = exports as Kernel;
