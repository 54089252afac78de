import type { IncomingMessage } from "node:http";
import { RefusedRequest } from "./refused-request.ts";

/** Limits of the web server in front of a real host (Kestrel's defaults). */
const MAX_REQUEST_LINE = 8 * 1024;
const MAX_HEADERS = 32 * 1024;

/** A request as far as routing and keys need it: nothing of the body is read yet. */
export interface RequestTarget {
  readonly method: string;
  /** Absolute, as the function sees it: made of the Host header; forwarded headers do not count. */
  readonly url: string;
  /** Still encoded, dot segments removed. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name; repeated ones joined by a comma without blank. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Throws RefusedRequest 414, 431 or 400 as the web server would. */
export function requestTarget(request: IncomingMessage): RequestTarget {
  const { method = "GET", url: target = "/", rawHeaders } = request;
  if (`${method} ${target} HTTP/1.1`.length > MAX_REQUEST_LINE)
    throw new RefusedRequest(414, "request line too long");
  if (rawHeaders.join("    ").length > MAX_HEADERS) throw new RefusedRequest(431, "headers too large");
  const headers = joined(rawHeaders);
  const [rawPath, search] = split(target);
  const path = withoutDotSegments(rawPath);
  return {
    method,
    url: `http://${headers.get("host") ?? "localhost"}${path}${search}`,
    path,
    query: new URLSearchParams(search),
    headers,
  };
}

function split(target: string): [string, string] {
  const at = target.indexOf("?");
  return at < 0 ? [target, ""] : [target.slice(0, at), target.slice(at)];
}

function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== ".") kept.push(segment);
  }
  const text = kept.join("/");
  return text.startsWith("/") ? text : `/${text}`;
}

function joined(rawHeaders: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? "").toLowerCase();
    const value = utf8(rawHeaders[i + 1] ?? "");
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

/** Node hands header bytes over as Latin-1; the real web server takes them as UTF-8 and refuses what is not. */
function utf8(latin1: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(latin1, "latin1"));
  } catch (error) {
    throw Object.assign(new RefusedRequest(400, "a header is not UTF-8"), { cause: error });
  }
}
