import { folderPlace } from "./folder-place.ts";
import type { PickupPlace } from "./place.ts";
import { readSecret } from "./read-secret.ts";
import type { PickupSettings } from "./settings.ts";
import type { SftpTiming } from "./sftp-connect.ts";
import { sftpPlace } from "./sftp-place.ts";

/**
 * Opens the place that settings name.
 *
 * Throws  {@link DomainError} `SOURCE_UNREACHABLE`, `SOURCE_REFUSED`, `SECRET_INVALID`.
 */
export async function openPlace(
  settings: PickupSettings,
  home: string,
  timing?: SftpTiming,
): Promise<PickupPlace> {
  if (settings.from === "folder") return folderPlace(settings.path);
  const { login } = settings;
  const secret = await readSecret(home, "password" in login ? login.password : login.key);
  return sftpPlace(settings, secret, timing);
}
