import { startMailbox } from "../../../sandbox/mailbox/start-mailbox.ts";
import { idOf, runningTenant, untilDone } from "../tenant/running-tenant.ts";

async function mailboxWithMail() {
  const tenant = await runningTenant();
  const mailbox = untilDone(await startMailbox({ port: 0, tenant }));
  const send = (to: string, subject: string, content: string, contentType = "HTML") =>
    tenant.graph("POST", "/v1.0/users/service-desk@contoso.example/sendMail", {
      body: {
        message: {
          subject,
          body: { contentType, content },
          toRecipients: [{ emailAddress: { address: to } }],
          internetMessageHeaders: [{ name: "x-case", value: "case-1" }],
        },
      },
    });
  await send("ken.sato@contoso.example", "First", "<p>one</p>");
  await send("Ken.Sato@contoso.example", "Second <b>", '<p onclick="x">"two" & <script>3</script></p>');
  await send("aiko.tanaka@contoso.example", "Third", "line 1\n<line 2>", "Text");
  const messages = async (to: string): Promise<unknown> =>
    (await fetch(`${mailbox.url}/messages?to=${encodeURIComponent(to)}`)).json();
  return { tenant, mailbox, messages };
}

it("gives the mail of an address or a user id, newest first", async () => {
  const { messages } = await mailboxWithMail();
  for (const to of ["ken.sato@contoso.example", "KEN.SATO@contoso.example", idOf("ken.sato")])
    expect(await messages(to)).toMatchObject({
      messages: [
        { subject: "Second <b>", contentType: "html" },
        { subject: "First", from: "service-desk@contoso.example", headers: { "x-case": "case-1" } },
      ],
    });
  expect(await messages("nobody@contoso.example")).toEqual({ messages: [] });
  expect(await messages("")).toMatchObject({ messages: [{ subject: "Third" }, {}, {}] });
});

it("shows a list, escaping what the mail says", async () => {
  const { mailbox } = await mailboxWithMail();
  const list = await (await fetch(mailbox.url)).text();
  expect(list).toContain("Second &lt;b&gt;");
  expect(list).not.toContain("Second <b>");
});

it("shows an HTML mail in a frame without script, and a text mail as text", async () => {
  const { mailbox, tenant } = await mailboxWithMail();
  const [, second, third] = tenant.tenantState().mails.map(({ id }) => id);
  const html = await (await fetch(`${mailbox.url}/messages/${second ?? ""}`)).text();
  expect(html).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(html).toContain("&lt;script&gt;3&lt;/script&gt;");
  expect(html).not.toContain("<script>");
  const text = await (await fetch(`${mailbox.url}/messages/${third ?? ""}`)).text();
  expect(text).toContain("line 1\n&lt;line 2&gt;");
});

it("says that there is no such message, and takes nothing but GET", async () => {
  const { mailbox } = await mailboxWithMail();
  expect((await fetch(`${mailbox.url}/messages/1`)).status).toBe(404);
  expect((await fetch(mailbox.url, { method: "POST" })).status).toBe(405);
});
