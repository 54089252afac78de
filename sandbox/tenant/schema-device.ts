import { z } from "zod";
import { guid } from "./schema-person.ts";

/** A registered device, fields as https://learn.microsoft.com/graph/api/resources/device. */
export const device = z
  .strictObject({
    id: guid,
    deviceId: guid.describe("What the device calls itself; paths take id"),
    displayName: z.string(),
    operatingSystem: z.string().nullable().default(null),
    trustType: z.enum(["AzureAd", "ServerAd", "Workplace"]).default("AzureAd"),
    accountEnabled: z.boolean().default(true).describe("A disabled device signs nobody in"),
    approximateLastSignInDateTime: z.iso.datetime().nullable().default(null),
    registeredOwnerId: guid.describe("The person who registered it"),
  })
  .describe("Registered device");

export type Device = z.infer<typeof device>;
