import { type RouteConfig, index, layout, route } from "@remix-run/route-config";

/** Every page of the product, grouped by who it is for; app/paths.ts spells the same addresses for links. */
export default [
  // Everybody
  route("signin", "routes/public/signin.tsx"),
  route("signout", "routes/public/signout.tsx"),
  route("setup/:token", "routes/public/setup.tsx"),
  route("invite/:token", "routes/public/invite.tsx"),

  // Practice has no frame: nothing but the question
  route("practice", "routes/rep/practice/page.tsx"),

  // Whoever is signed in, inside the frame
  layout("routes/signed-in.tsx", [
    index("routes/rep/today/page.tsx"),
    route("campaigns/:campaign", "routes/rep/campaign/page.tsx"),
    route("campaigns/:campaign/readiness/:rep", "routes/rep/readiness/page.tsx"),

    route("settings", "routes/settings/layout.tsx", [
      index("routes/settings/profile.tsx"),
      route("leave", "routes/settings/leave.tsx"),
      route("sessions", "routes/settings/sessions.tsx"),
      route("tokens", "routes/settings/tokens.tsx"),
      route("people", "routes/settings/people.tsx"),
      route("people/:person", "routes/settings/person.tsx"),
      route("teams", "routes/settings/teams.tsx"),
      route("teams/:team", "routes/settings/team.tsx"),
      route("keys", "routes/settings/keys.tsx"),
    ]),
  ]),

  // What no other page answers
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
