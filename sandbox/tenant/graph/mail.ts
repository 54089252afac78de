import { randomUUID } from "node:crypto";
import { z } from "zod";
import { GraphRefusal } from "./graph-refusal.ts";
import { bothVersions, jsonBody, personNamed, type Operation } from "./operation.ts";

const recipient = z.looseObject({ emailAddress: z.looseObject({ address: z.email() }) });
const header = z.strictObject({ name: z.string(), value: z.string() });
const sendMailBody = z.strictObject({
  message: z.looseObject({
    subject: z.string().default(""),
    body: z.strictObject({
      contentType: z
        .string()
        .toLowerCase()
        .pipe(z.enum(["html", "text"])),
      content: z.string(),
    }),
    toRecipients: z.array(recipient).min(1),
    internetMessageHeaders: z.array(header).default([]),
  }),
  saveToSentItems: z.boolean().optional(),
});

/**
 * https://learn.microsoft.com/graph/api/user-sendmail: 202, accepted and not delivered; the same call twice sends twice.
 * Own headers must begin with x-.
 */
export const sendMail: Operation = {
  method: "POST",
  path: "/users/{}/sendMail",
  versions: bothVersions,
  service: "mail",
  permissions: ["Mail.Send"],
  // RBAC for Applications in Exchange, beside or instead of the permission in Entra
  // (https://learn.microsoft.com/exchange/permissions-exo/application-rbac).
  mayAlso: ({ world, identity, params, permissions }) => {
    const sender = world.store.find(params[0] ?? "");
    if (sender === undefined || !identity.sendsMailAs.includes(sender.id)) return false;
    permissions.note("Application Mail.Send");
    return true;
  },
  run: (request) => {
    const sender = personNamed(request, "mail");
    const parsed = sendMailBody.safeParse(jsonBody(request));
    if (!parsed.success) throw new GraphRefusal(400, "ErrorInvalidRequest", z.prettifyError(parsed.error));
    const { subject, body, toRecipients, internetMessageHeaders } = parsed.data.message;
    for (const { name } of internetMessageHeaders)
      if (!/^x-/i.test(name))
        throw new GraphRefusal(
          400,
          "InvalidInternetMessageHeader",
          `The internet message header name '${name}' should start with 'x-' or 'X-'.`,
        );
    const { store } = request.world;
    store.state.mails.push({
      id: randomUUID(),
      sentAt: new Date().toISOString(),
      from: sender.mail ?? sender.userPrincipalName,
      to: toRecipients.map(({ emailAddress }) => emailAddress.address),
      subject,
      contentType: body.contentType,
      content: body.content,
      headers: Object.fromEntries(internetMessageHeaders.map(({ name, value }) => [name, value])),
    });
    store.save();
    return { status: 202 };
  },
};
