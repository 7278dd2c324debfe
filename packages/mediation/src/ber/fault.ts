import { DomainError } from "@tributary/domain/error";

/** A refusal of bytes that are no BER; `offset` is the byte, counted from 0, at which the fault lies. */
export function berFault(offset: number, what: string): DomainError {
  return new DomainError("INPUT_INVALID", `${what} at byte ${offset}`, { offset });
}
