/** For refusals before the app proper: a page without scripts, styles or data. Texts are our own, never a request's. */
export function refusalPage(status: number, title: string, text: string, requestId: string): Response {
  const body = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Greenroom</title></head>
  <body><main><h1>${title}</h1><p>${text}</p><p>Request ${requestId}</p><p><a href="/">To the start page</a></p></main></body>
</html>
`;
  return new Response(body, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
