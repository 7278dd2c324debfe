import type { DropdownMenu } from "radix-ui";
import { createContext, useContext } from "react";

type Part = "Item" | "ItemIndicator" | "Label" | "RadioGroup" | "RadioItem" | "Separator";

/** What items of a menu are made of: it comes with the menu's drawing. */
export type MenuParts = Pick<typeof DropdownMenu, Part>;

export const MenuPartsContext = createContext<MenuParts | null>(null);

export function useMenuParts(): MenuParts {
  const parts = useContext(MenuPartsContext);
  if (parts === null) throw new Error("An item of a menu stands in a DropdownMenu.");
  return parts;
}
