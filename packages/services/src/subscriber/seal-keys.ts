import { hkdfSync } from "node:crypto";
import { DomainError } from "@tributary/domain/error";

/** The environment variable that carries the keys to a process that may open what they seal. */
export const SUBSCRIBER_KEYS_VARIABLE = "TRIBUTARY_SUBSCRIBER_KEYS";

/** Master keys by version, the newest first: it seals, all of them open. */
export type SubscriberKeys = readonly [MasterKey, ...MasterKey[]];

interface MasterKey {
  /** 1 to 255: it stands before what was sealed. */
  readonly version: number;
  readonly bytes: Buffer;
}

/** The two keys that one operator has under a master key. */
export interface OperatorKeys {
  readonly version: number;
  readonly seal: Buffer;
  readonly mark: Buffer;
}

const KEY = /^([1-9]\d{0,2}):([0-9a-f]{64})$/;

/**
 * Reads keys as the home keeps them: `2:<hex> 1:<hex>`.
 *
 * Throws  {@link DomainError} `SECRET_INVALID`.
 */
export function readSealKeys(text: string): SubscriberKeys {
  const keys = text
    .split(/\s+/)
    .filter((part) => part !== "")
    .map(parseKey)
    .sort((a, b) => b.version - a.version);
  const [newest, ...older] = keys;
  if (newest !== undefined && new Set(keys.map(({ version }) => version)).size === keys.length) {
    return [newest, ...older];
  }
  throw new DomainError("SECRET_INVALID", `${SUBSCRIBER_KEYS_VARIABLE} names no key, or one version twice.`);
}

/**
 * The keys that this process was given. In the console nothing but the support desk asks for them.
 *
 * Throws  {@link DomainError} `SECRET_INVALID`.
 */
export function processSealKeys(): SubscriberKeys {
  return readSealKeys(process.env[SUBSCRIBER_KEYS_VARIABLE] ?? "");
}

/** What one operator's data is sealed and marked with: no two operators share a key. */
export function operatorKeys(keys: SubscriberKeys, operatorId: string): OperatorKeys[] {
  const derive = (bytes: Buffer, purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", bytes, "tributary subscriber", `${purpose} ${operatorId}`, 32));
  return keys.map(({ version, bytes }) => {
    return { version, seal: derive(bytes, "seal"), mark: derive(bytes, "mark") };
  });
}

function parseKey(text: string): MasterKey {
  const [, version, hex] = KEY.exec(text) ?? [];
  if (version === undefined || hex === undefined || Number(version) > 255) {
    throw new DomainError(
      "SECRET_INVALID",
      "A subscriber key reads version:hex, with 64 hexadecimal digits.",
    );
  }
  return { version: Number(version), bytes: Buffer.from(hex, "hex") };
}
