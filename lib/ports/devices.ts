/** Devices that the directory knows of a person. Errors: TransientError when worth another try, RefusedError when final. */
import type { UserId } from "../domain/ids.ts";

export interface Device {
  /** Object id in the directory, by which it is disabled; not the id that the device itself knows. */
  readonly id: string;
  /** As people named it: for pages, never for history or audit. */
  readonly name: string;
  /** Null: the directory does not tell. */
  readonly isEnabled: boolean | null;
  /** `Workplace`, `AzureAd` or `ServerAd`; null: the directory does not tell. */
  readonly trustType: string | null;
}

export interface Devices {
  registeredTo(subject: UserId): Promise<readonly Device[]>;
  /** Sets a state, so that it may be repeated. A device that is gone is success: `state` says which of the two it is. */
  disable(deviceId: string): Promise<{ requestId: string; wasGone: boolean }>;
  /** As read back. */
  state(deviceId: string): Promise<"enabled" | "disabled" | "gone">;
}
