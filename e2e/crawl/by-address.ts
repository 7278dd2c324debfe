/** Pages that no link of the sample leads to: an address from a mail, or a page before signing in. */
export const BY_ADDRESS: Readonly<Record<string, string>> = {
  "/corrections/new": "/corrections/new",
  "/login": "/login",
  "/forgot": "/forgot",
  "/reset": "/reset?token=none",
  "/invitation": "/invitation?token=none",
  "/rate/[token]": "/rate/none",
  "/settings/notifications": "/settings/notifications",
  "/settings/security": "/settings/security",
  "/statements/[number]/print": "/statements/ST-thamesgate-2026-2026-10-fjord/print",
  "/usage-files/new": "/usage-files/new",
};
