"use client";
import { Button } from "@tributary/ui/button";
import { Download } from "lucide-react";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";

/** Fetches a file when it is asked for; the router would fetch a link's before, which leaves an audit row. */
export function DownloadButton({ href }: { readonly href: string }) {
  return (
    <Button onClick={() => window.location.assign(href)}>
      <Download aria-hidden />
      {mnoInvoiceTexts.detail.download}
    </Button>
  );
}
