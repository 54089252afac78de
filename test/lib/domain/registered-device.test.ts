import { phoneDevices, type RegisteredDevice } from "../../../lib/domain/registered-device.ts";

const device = (id: string, change: Partial<RegisteredDevice> = {}): RegisteredDevice => ({
  ...{ id, platform: "mobile", isEnabled: true },
  ...change,
});
const told = (devices: readonly RegisteredDevice[]) =>
  phoneDevices(devices).map(({ id, isToldApart }) => `${id} ${isToldApart ? "told" : "asked"}`);

test.each<[string, RegisteredDevice[], string[]]>([
  ["the only one is the phone", [device("a")], ["a told"]],
  ["of two nobody can tell", [device("a"), device("b")], ["a asked", "b asked"]],
  ["one of unknown kind is not taken for it", [device("a", { platform: "unknown" })], ["a asked"]],
  [
    "one of unknown kind beside it makes both unclear",
    [device("a"), device("b", { platform: "unknown" })],
    ["a asked", "b asked"],
  ],
  ["a computer is none", [device("a"), device("b", { platform: "computer" })], ["a told"]],
  ["a disabled one stays as it is", [device("a"), device("b", { isEnabled: false })], ["a told"]],
  ["one of which that is not told counts as in use", [device("a", { isEnabled: null })], ["a told"]],
  [
    "the named one is the phone",
    [device("a", { isNamedPhone: true }), device("b", { isNamedPhone: false })],
    ["a told"],
  ],
  [
    "both registrations of one name are",
    [device("a", { isNamedPhone: true }), device("b", { isNamedPhone: true })],
    ["a told", "b told"],
  ],
  [
    "the only one under another name is not taken for it",
    [device("a", { isNamedPhone: false })],
    ["a asked"],
  ],
  ["none is none", [], []],
])("%s", (_, devices, expected) => {
  expect(told(devices)).toEqual(expected);
});
