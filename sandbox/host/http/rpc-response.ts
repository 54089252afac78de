import { z } from "zod";
import type { RpcTypedData } from "../core-api.ts";
import { cookieSchema, setCookie } from "./set-cookie.ts";

/** What goes out over the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array;
}

const responseSchema = z.object({
  statusCode: z.coerce.number().int().min(200).max(599),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(cookieSchema),
  enableContentNegotiation: z.literal(false, "enableContentNegotiation is not modelled here: leave it out"),
  body: z.object({ bytes: z.instanceof(Uint8Array) }),
});

/** Turns a function's result into an answer as the real host does; throws where that one answers 500. */
export function httpAnswer(returnValue: RpcTypedData | undefined): HttpAnswer {
  if (returnValue === undefined) return { status: 204, headers: {}, body: new Uint8Array() };
  const parsed = responseSchema.safeParse(returnValue.http);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { statusCode, headers, cookies, body } = parsed.data;
  const given = headers["content-length"];
  if (given !== undefined && Number(given) !== body.bytes.length)
    throw new Error(`The function set content-length ${given} for a body of ${body.bytes.length} bytes.`);
  const carriesBody = statusCode !== 204 && statusCode !== 304;
  const texts = cookies.map(setCookie);
  return {
    status: statusCode,
    headers: { ...headers, ...(texts.length > 0 && { "set-cookie": texts }) },
    body: carriesBody ? body.bytes : new Uint8Array(),
  };
}
