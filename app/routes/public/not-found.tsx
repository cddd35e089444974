import { notFound } from "#app/http/responses.ts";

export function loader() {
  throw notFound("There is no page at this address.");
}

export function action() {
  throw notFound("There is no page at this address.");
}

/** The root's error boundary speaks for it. */
export default function NotFound() {
  return null;
}
