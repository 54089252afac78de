/** Devices that the directory knows of a person. Errors: TransientError when worth another try, RefusedError when final. */
export interface Devices {
  /** Sets a state, so that it may be repeated. A device that is gone is success: `state` says which of the two it is. */
  disable(deviceId: string): Promise<{ requestId: string; wasGone: boolean }>;
  /** As read back. */
  state(deviceId: string): Promise<"enabled" | "disabled" | "gone">;
}
