import { spawnSync } from "node:child_process";
import { userInfo } from "node:os";

/** The account that a server started by root runs as; null for an ordinary user, who runs it as themselves. */
export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it an unprivileged account, made on first use. */
export function serverAccount(): Account | null {
  if (userInfo().uid !== 0) return null;
  const account = find("postgres") ?? create("postgres") ?? find("nobody");
  if (account) return account;
  throw new Error(
    "PostgreSQL can't run as root and no account named postgres could be made: start Greenroom as an ordinary user",
  );
}

function create(name: string): Account | null {
  for (const command of [
    ["useradd", "--system", "--user-group", name],
    ["adduser", "-S", "-D", "-H", name],
  ]) {
    const [program = "", ...args] = command;
    if (spawnSync(program, args, { stdio: "ignore" }).status === 0) return find(name);
  }
  return null;
}

function find(name: string): Account | null {
  const uid = idOf("-u", name);
  const gid = idOf("-g", name);
  return uid === null || gid === null ? null : { uid, gid };
}

function idOf(flag: "-u" | "-g", name: string): number | null {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  const id = Number.parseInt(stdout ?? "", 10);
  return status === 0 && id > 0 ? id : null;
}
