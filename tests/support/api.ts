import { createPersonalToken, createServiceKey } from "#app/use-cases/access/create-key.ts";
import { API_SCOPES, type ApiScope } from "#app/use-cases/access/scopes.ts";
import type { Deps } from "#app/use-cases/deps.ts";
import { ORIGIN } from "./app.ts";
import { SYSTEM } from "./people.ts";

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON; undefined if the answer is none. As loose as JSON is: a test says what it expects of it. */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** Calls the API as a program would, with one bearer. */
export class ApiClient {
  constructor(
    private readonly fetch: (request: Request) => Promise<Response>,
    private readonly bearer: string,
  ) {}

  get(path: string): Promise<ApiAnswer> {
    return this.send("GET", path);
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> {
    return this.send("POST", path, JSON.stringify(body), headers);
  }

  async send(
    method: string,
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ApiAnswer> {
    const request = new Request(new URL(`/api/v1${path}`, ORIGIN), {
      method,
      headers: {
        authorization: `Bearer ${this.bearer}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const response = await this.fetch(request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }
}

export async function aServiceKey(deps: Deps, scopes: readonly ApiScope[] = API_SCOPES): Promise<string> {
  return (await createServiceKey(deps, { by: SYSTEM, name: "router", scopes })).secret;
}

export async function aPersonalToken(deps: Deps, personId: string): Promise<string> {
  return (await createPersonalToken(deps, { by: SYSTEM, name: "mine", personId })).secret;
}

function parsed(text: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
