import { openHome } from "@tributary/db/embedded/home";
import { readSubscriberKeys } from "@tributary/db/embedded/subscriber-keys";
import { SUBSCRIBER_KEYS_VARIABLE } from "@tributary/services/subscriber/seal-keys";

/**
 * What subscribers' personal data is sealed with: the environment's when it names it, as where several
 * machines share a database, else the home's.
 */
export function subscriberKeysText(home?: string): string {
  const fromEnvironment = process.env[SUBSCRIBER_KEYS_VARIABLE];
  return fromEnvironment ? fromEnvironment : readSubscriberKeys(openHome(home));
}
