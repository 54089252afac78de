import type { Mailer } from "../../../lib/ports/mailer.ts";
import { Faults } from "./faults.ts";

type Mail = Parameters<Mailer["send"]>[0];

export class MemoryMailer implements Mailer {
  readonly sent: Mail[] = [];
  readonly faults = new Faults();

  send(mail: Mail): Promise<{ requestId: string }> {
    const send = () => {
      this.sent.push(mail);
      return { requestId: `mail-${this.sent.length}` };
    };
    return this.faults.around("send", send, mail.to);
  }
}
