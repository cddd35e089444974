/** Every command, as CONTRACTS words it. */
export const USAGE = `npm run greenroom -- <command> [--json]

  doctor                                   looks whether everything Greenroom needs is there
  migrate                                  brings the database up to date
  seed demo [--remove]                     makes the demo world where it is missing, or takes it away
  content check <dir>                      checks campaigns kept as files, all problems together
  content publish <dir> --sign-as <marketing-email> --sign-as <sales-email>
      [--enforce-after 24h] [--note "…"]   publishes a campaign's file, signed by both owners
  content scenarios <dir> [--criterion <key>] [--count 20] [--seed 1]
                                           generated questions with their truth, to read
  user create --email … --name … --role rep|manager|marketer|admin [--team …] [--password …]
  token create --user <email>              a personal token: acts as that person
  api-key create --name … --scopes …       a key for a program
  verify                                   replays every answer, re-decides every assignment, checks the invariants
  export --format jsonl|csv                everything, for another system

Exit status: 0 yes, 1 it ran and the answer is no, 2 usage. With --json the last line of standard output is one object.
The commands use DATABASE_URL or the embedded server of this clone, also while the app runs.
`;
