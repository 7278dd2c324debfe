export const OPEN_PALETTE = "tributary:palette";

/** Opens the command palette from a button or a menu. */
export function openCommandPalette(): void {
  window.dispatchEvent(new Event(OPEN_PALETTE));
}
