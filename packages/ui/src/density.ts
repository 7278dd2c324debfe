export type Density = "comfortable" | "compact";

const KEY = "tributary-density";

export function readDensity(): Density {
  return localStorage.getItem(KEY) === "compact" ? "compact" : "comfortable";
}

export function keepDensity(density: Density): void {
  localStorage.setItem(KEY, density);
  showDensity(density);
}

export function showDensity(density: Density): void {
  document.documentElement.dataset.density = density;
}
