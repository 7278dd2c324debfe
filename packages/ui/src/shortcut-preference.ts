const KEY = "tributary-shortcuts";
const CHANGED = "tributary:shortcuts";

export function areShortcutsOn(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

export function keepShortcuts(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? "on" : "off");
  window.dispatchEvent(new Event(CHANGED));
}

/** Other tabs report through `storage`, this one through its own event. */
export function onShortcutsChange(notify: () => void): () => void {
  window.addEventListener("storage", notify);
  window.addEventListener(CHANGED, notify);
  return () => {
    window.removeEventListener("storage", notify);
    window.removeEventListener(CHANGED, notify);
  };
}
