import { Building2, LayoutDashboard, type LucideIcon } from "lucide-react";
import { frameTexts } from "./texts/frame.ts";
import type { Permission } from "./trpc/outputs.ts";

/** One place of the console, for those who may see it. */
export interface Place {
  readonly label: string;
  readonly href: string;
  readonly icon: LucideIcon;
  readonly permission: Permission;
}

export interface PlaceGroup {
  readonly label?: string;
  readonly places: readonly Place[];
}

const { places } = frameTexts;

/** Every place of the console, in the order in which a month is worked through. */
export const NAVIGATION: readonly PlaceGroup[] = [
  {
    places: [
      { label: places.overview, href: "/", icon: LayoutDashboard, permission: "portfolio:read" },
      { label: places.operators, href: "/operators", icon: Building2, permission: "operator:read" },
    ],
  },
];

/** Whether the console has this place: nothing leads to one that is not there. */
export function hasPlace(href: string): boolean {
  return NAVIGATION.some(({ places }) => places.some((place) => place.href === href));
}
