import { type RouteConfig, index, route } from "@remix-run/route-config";

/** Every page of the product, grouped by who it is for; app/paths.ts spells the same addresses for links. */
export default [
  // Everybody
  index("routes/public/home.tsx"),

  // What no other page answers
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
