/** Pages that no link of the sample leads to: an address from a mail, or a page before signing in. */
export const BY_ADDRESS: Readonly<Record<string, string>> = {
  "/login": "/login",
  "/forgot": "/forgot",
  "/reset": "/reset?token=none",
  "/invitation": "/invitation?token=none",
};
