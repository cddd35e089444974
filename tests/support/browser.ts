type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What of a browser a page without JavaScript needs: cookies, forms that say where they come from, redirects followed. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly fetch: (request: Request) => Promise<Response>,
    private readonly origin: string,
  ) {}

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** Opens a page; redirects are followed. */
  async visit(path: string): Promise<Response> {
    return this.follow(await this.send(path, { method: "GET" }));
  }

  /** Posts a form and stops at the answer: the redirect, or the page with the mistakes. */
  submit(path: string, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
    const host = new URL(this.origin).host;
    return this.send(path, { method: "POST", body, headers: { origin: this.origin, host, ...headers } });
  }

  async follow(response: Response, limit = 5): Promise<Response> {
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || !location || limit === 0) return response;
    return this.follow(await this.send(location, { method: "GET" }), limit - 1);
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const request = new Request(new URL(path, this.origin), init);
    if (this.cookies.size > 0) {
      request.headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await this.fetch(request);
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";");
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    const gone = value === "" || attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
