/** The words of a statement's document; another language passes its own. */
export const documentTexts = {
  lines: {
    caption: "Lines of the statement",
    line: "Line",
    what: "Charge",
    quantity: "Quantity",
    period: "For",
    amount: "Amount",
    contestedIn: "Contested in",
    credited: "Credited",
  },
  groups: {
    usage: "Usage",
    other: "Fees and other charges",
    earlier: "Corrections and earlier periods",
  },
  totals: {
    net: "Net",
    tax: "Tax",
    gross: "Gross",
    rate: (rate: string, source: string) => `Converted at ${rate}, ${source},`,
  },
};
