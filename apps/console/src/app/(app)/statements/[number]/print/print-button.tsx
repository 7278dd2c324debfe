"use client";
import { Button } from "@tributary/ui/button";
import { Printer } from "lucide-react";
import { statementTexts } from "@/texts/statement.ts";

/** Opens the browser's own dialog for printing. */
export function PrintButton() {
  return (
    <Button variant="primary" onClick={() => window.print()}>
      <Printer aria-hidden />
      {statementTexts.print.action}
    </Button>
  );
}
