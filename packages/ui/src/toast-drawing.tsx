"use client";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { startToasts } from "./toast.tsx";

/** Where toasts appear. It is loaded after the page: nobody is told anything before they did something. */
export default function ToastDrawing() {
  const { resolvedTheme } = useTheme();
  useEffect(() => startToasts(toast), []);
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      toastOptions={{
        style: {
          background: "var(--card)",
          color: "var(--foreground)",
          borderColor: "var(--border)",
          boxShadow: "var(--shadow-float)",
        },
        classNames: {
          description: "text-muted-foreground!",
          actionButton: "bg-primary! text-primary-foreground!",
        },
      }}
    />
  );
}
