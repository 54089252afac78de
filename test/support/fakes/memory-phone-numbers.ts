import { RefusedError } from "../../../lib/domain/errors.ts";
import type { UserId } from "../../../lib/domain/ids.ts";
import type { PhoneType } from "../../../lib/domain/phone-number.ts";
import type { Secret } from "../../../lib/domain/secret.ts";
import type { PhoneNumber, PhoneNumbers } from "../../../lib/ports/phone-numbers.ts";
import { Faults } from "./faults.ts";

/** Numbers of one person, as the directory keeps them. */
export class MemoryPhoneNumbers implements PhoneNumbers {
  readonly kept = new Map<PhoneType, PhoneNumber>();
  readonly asked: string[] = [];
  readonly faults = new Faults();
  /** What the directory makes of a mobile number by itself. */
  mobileState: PhoneNumber["smsSignIn"] = "off";
  /** What it tells of the other types, which it sends no texts to. */
  otherState: PhoneNumber["smsSignIn"] = "off";
  /** Whether it can be switched off. */
  isStubborn = false;

  list(_subject: UserId): Promise<readonly PhoneNumber[]> {
    return this.faults.around("list", () => [...this.kept.values()]);
  }

  add(_subject: UserId, type: PhoneType, number: Secret): Promise<{ requestId: string }> {
    return this.faults.around("add", () => {
      if (this.kept.has(type)) throw new RefusedError("bad-request", "there is one of that type");
      return this.#put("added", type, number);
    });
  }

  change(_subject: UserId, type: PhoneType, number: Secret): Promise<{ requestId: string }> {
    return this.faults.around("change", () => this.#put("changed", type, number));
  }

  turnOffSmsSignIn(_subject: UserId, type: PhoneType): Promise<{ requestId: string }> {
    return this.faults.around("turnOffSmsSignIn", () => {
      const there = this.kept.get(type);
      if (there && !this.isStubborn) this.kept.set(type, { ...there, smsSignIn: "off" });
      this.asked.push(`switched off ${type}`);
      return { requestId: "switched-off" };
    });
  }

  #put(what: string, type: PhoneType, number: Secret): { requestId: string } {
    this.kept.set(type, { type, number, smsSignIn: type === "mobile" ? this.mobileState : this.otherState });
    this.asked.push(`${what} ${type}`);
    return { requestId: what };
  }
}
