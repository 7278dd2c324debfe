import { groupDecimal, groupedAmount } from "@tributary/domain/money/amount-text";
import type { Micros } from "@tributary/domain/money/types";
import { spellDate, spellPeriod } from "@tributary/domain/period/spell";
import { finishPdf, openPdf, PAGE, type Pdf } from "../document/pdf.ts";
import { type Fact, facts, figureBand, heading, paragraph } from "../document/pdf-blocks.ts";
import { table } from "../document/pdf-table.ts";
import { drawLine, HEADING, LABEL, lineHeight, TITLE } from "../document/pdf-text.ts";
import { drawClaims } from "./evidence-pdf-claims.ts";
import {
  dayRows,
  decimal,
  type PackedEvidence,
  rateText,
  type UsageRow,
  usageRows,
} from "./packed-evidence.ts";

/** Prints a dispute's evidence for the MNO; the same pack gives the same bytes. */
export function evidencePdf(pack: PackedEvidence): Promise<Uint8Array> {
  const title = `Dispute ${pack.number}${pack.isDraft ? ", draft" : ""}`;
  const about = `invoice ${pack.evidence.invoice.number}, ${spellPeriod(pack.period)}`;
  const pdf = openPdf({
    title,
    author: pack.issuer?.name ?? "Tributary",
    subject: about,
    createdAt: pack.createdAt,
    runningHead: `${title} · ${about}`,
    footer: [title, `SHA-256 of the evidence ${pack.hash}`],
  });
  drawHead(pdf, pack);
  drawClaims(pdf, pack);
  drawInvoiceLines(pdf, pack);
  drawUsage(pdf, "Our usage", usageRows(pack), "Period");
  drawUsage(pdf, "Our usage by day", dayRows(pack), "Day");
  drawFiles(pdf, pack);
  drawClosing(pdf);
  return finishPdf(pdf);
}

function drawHead(pdf: Pdf, pack: PackedEvidence): void {
  const { invoice } = pack.evidence;
  if (pack.issuer !== null) {
    paragraph(pdf, pack.issuer.name, HEADING);
    for (const line of pack.issuer.lines) paragraph(pdf, line, LABEL);
    pdf.y += 14;
  }
  const width = PAGE.right - PAGE.left;
  drawLine(pdf.doc, pack.isDraft ? "Dispute, draft" : "Dispute", TITLE, { x: PAGE.left, y: pdf.y, width });
  pdf.y += lineHeight(TITLE) + 6;
  facts(pdf, [
    { label: "Number", value: pack.number },
    { label: "To", value: pack.mno },
    { label: "Agreement", value: pack.agreement },
    { label: "Invoice", value: `${invoice.number}, revision ${invoice.revision}` },
    { label: "Period", value: `${spellPeriod(pack.period)}, in ${pack.zone}` },
  ]);
  pdf.y += 14;
  figureBand(pdf, money("Gross disputed", pack.grossDisputedMicros, pack), [
    money("Net recoverable", pack.netRecoverableMicros, pack),
    { label: "Notice by", value: spellDate(pack.noticeDeadlineOn) },
    { label: "Payment due", value: spellDate(pack.paymentDueOn) },
  ]);
  pdf.y += 6;
}

function money(label: string, amount: Micros, { currency }: PackedEvidence): Fact {
  return { label, value: `${currency} ${groupedAmount(amount, currency)}` };
}

function drawInvoiceLines(pdf: Pdf, { evidence, currency }: PackedEvidence): void {
  heading(pdf, "Disputed invoice lines, as printed");
  table(pdf, {
    columns: [
      { label: "Line", width: 26, isFigure: true },
      { label: "Description" },
      { label: "Period", width: 40 },
      { label: "Quantity", width: 80, isFigure: true },
      { label: "Rate", width: 66, isFigure: true },
      { label: `Amount ${currency}`, width: 80, isFigure: true },
    ],
    rows: evidence.invoice.lines.map((line) => [
      String(line.lineNumber),
      line.description,
      line.period,
      groupDecimal(decimal(line.quantity) ?? ""),
      rateText(decimal(line.rate)),
      groupedAmount(line.amountMicros, currency),
    ]),
    empty: "The claims name no line of the invoice.",
  });
}

function drawUsage(pdf: Pdf, title: string, rows: readonly UsageRow[], when: "Period" | "Day"): void {
  heading(pdf, title);
  table(pdf, {
    columns: [
      { label: "Line", width: 50 },
      { label: "Description" },
      { label: when, width: 56 },
      { label: "Outcome", width: 54 },
      { label: "Records", width: 66, isFigure: true },
      { label: "Quantity", width: 90, isFigure: true },
      { label: "Unit", width: 40 },
    ],
    rows: rows.map((row) => [
      row.lineCode,
      row.description,
      when === "Day" ? row.day : row.period,
      row.outcome,
      groupDecimal(String(row.records)),
      groupDecimal(row.quantity),
      row.unit,
    ]),
    empty: "We hold no usage on the disputed lines.",
  });
}

function drawFiles(pdf: Pdf, { evidence }: PackedEvidence): void {
  heading(pdf, "Usage files behind it");
  table(pdf, {
    columns: [
      { label: "File, with its SHA-256" },
      { label: "Sequence", width: 44, isFigure: true },
      { label: "Records", width: 52, isFigure: true },
      { label: "Accepted", width: 52, isFigure: true },
      { label: "Duplicates", width: 46, isFigure: true },
      { label: "Quarantined", width: 52, isFigure: true },
    ],
    rows: evidence.files.map((file) => [
      `${file.name} ${file.sha256}`,
      file.sequence === null ? "" : String(file.sequence),
      ...[file.received, file.accepted, file.duplicates, file.quarantined].map((count) =>
        groupDecimal(String(count)),
      ),
    ]),
    empty: "No usage files are behind the claims.",
  });
}

function drawClosing(pdf: Pdf): void {
  heading(pdf, "About this evidence", 40);
  paragraph(
    pdf,
    "The evidence was frozen when the dispute was drafted: evidence.json, whose SHA-256 stands at the foot " +
      "of each page. Usage is shown for all operators together; only evidence.json tells them apart, by " +
      "code. No subscriber is identified in it.",
    LABEL,
  );
}
