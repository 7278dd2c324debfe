import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Bytes, Duration, Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { reasonLabel } from "@/texts/quarantine.ts";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import type { Trial } from "./types.ts";

const { test: texts, services } = usageUploadTexts;

interface TrialProps {
  readonly trial: Trial;
}

/** Why rows would wait or be left out, with the first one of each kind. */
export function TrialReasons({ trial: { reasons } }: TrialProps) {
  if (reasons.length === 0) return null;
  return (
    <Card title={texts.why} isFlush>
      <Table caption={texts.whyCaption}>
        <thead>
          <tr>
            <HeadCell>{texts.reason}</HeadCell>
            <HeadCell cellAlign="end">{texts.records}</HeadCell>
            <HeadCell>{texts.example}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ reason, records, line, detail }) => (
            <tr key={`${reason} ${line}`}>
              <RowHead className="whitespace-nowrap">
                {reason === null ? texts.leftOut : reasonLabel(reason)}
              </RowHead>
              <Cell cellAlign="end">
                <Quantity value={BigInt(records)} />
              </Cell>
              <Cell className="min-w-48">
                {detail}{" "}
                <span className="whitespace-nowrap text-muted-foreground">({texts.atLine(line)})</span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** What the records that would count come to, by service and by operator. */
export function TrialSums({ trial }: TrialProps) {
  const { operators, agreement } = trial;
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <Services trial={trial} />
      {agreement !== null && operators.length > 0 && (
        <Card title={texts.operators} isFlush>
          <Table caption={texts.operatorsCaption}>
            <thead>
              <tr>
                <HeadCell>{texts.operator}</HeadCell>
                <HeadCell cellAlign="end">{texts.records}</HeadCell>
                <HeadCell cellAlign="end">{texts.charge}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {operators.map(({ operatorId, operatorName, records, chargeMicros }) => (
                <tr key={operatorId ?? ""}>
                  <RowHead>{operatorName ?? texts.nobodyName}</RowHead>
                  <Cell cellAlign="end">
                    <Quantity value={BigInt(records)} />
                  </Cell>
                  <Cell cellAlign="end">
                    <Money micros={chargeMicros} currency={agreement.currency} />
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </div>
  );
}

function Services({ trial: { services: sums, agreement } }: TrialProps) {
  if (sums.length === 0) return null;
  return (
    <Card title={texts.sums} isFlush>
      <Table caption={texts.sumsCaption}>
        <thead>
          <tr>
            <HeadCell>{texts.service}</HeadCell>
            <HeadCell cellAlign="end">{texts.records}</HeadCell>
            <HeadCell cellAlign="end">{texts.quantity}</HeadCell>
            {agreement !== null && <HeadCell cellAlign="end">{texts.charge}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {sums.map(({ service, records, durationSeconds, volumeBytes, chargeMicros }) => (
            <tr key={service}>
              <RowHead>{services[service]}</RowHead>
              <Cell cellAlign="end">
                <Quantity value={BigInt(records)} />
              </Cell>
              <Cell cellAlign="end">
                {service === "voice" && <Duration seconds={durationSeconds} />}
                {service === "data" && <Bytes bytes={volumeBytes} />}
              </Cell>
              {agreement !== null && (
                <Cell cellAlign="end">
                  {chargeMicros !== null && <Money micros={chargeMicros} currency={agreement.currency} />}
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
