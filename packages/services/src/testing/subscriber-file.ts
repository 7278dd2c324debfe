import { luhnDigit } from "@tributary/domain/sim/luhn";

const FIRST = ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Frances", "Niklaus", "Radia"];
const LAST = ["Byron", "Hopper", "Dijkstra", "Liskov", "Turing", "Allen", "Wirth", "Perlman", "Knuth"];

/** A CSV of as many subscribers as are asked for, each with a SIM, an IMSI, a number and a plan. */
export function subscriberFile(count: number, plan: string, validFrom: string): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const digits = String(index).padStart(9, "0");
    const body = `894901${digits}000`;
    const name = `${FIRST[index % FIRST.length]} ${LAST[index % LAST.length]}`;
    return [
      ...[`S-${index}`, name, `s${index}@example.org`, `${index} Main Street`, "en", "postpaid", plan],
      ...[`${body}${luhnDigit(body)}`, `262010${digits}`, `49151${digits}`, validFrom],
    ].join(",");
  });
  return `number,name,email,address,language,billing,plan,iccid,imsis,msisdn,validFrom\n${rows.join("\n")}\n`;
}
