/** One mistake of a request body: where, as a JSON pointer, and what. */
export interface ProblemDetail {
  readonly pointer: string;
  readonly detail: string;
}

export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  /** The last part of the problem's type; "about:blank" without. */
  readonly type?: string;
  readonly errors?: readonly ProblemDetail[];
  /** Members of the problem's own, such as the reasons of a refusal. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer after RFC 9457. */
export function problem({ status, title, detail, type, errors, extra, headers }: Problem): Response {
  const body = {
    type: type ? `urn:greenroom:problem:${type}` : "about:blank",
    title,
    status,
    ...(detail ? { detail } : {}),
    ...(errors ? { errors } : {}),
    ...extra,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}
