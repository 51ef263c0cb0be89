// `npm install -g` of a git repository, which is how pre-commit installs a hook, runs `prepare` without the packages for
// development: npm hands its “global” on to the install inside the clone. They are fetched here then, and the build is run.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cwd = dirname(dirname(fileURLToPath(import.meta.url)));
const env = { ...process.env, npm_config_global: "false" };
const run = (command) => {
  const { status } = spawnSync(command, { cwd, env, shell: true, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(join(cwd, "node_modules", "tsdown"))) run("npm ci --include=dev --ignore-scripts --no-audit --no-fund");
run("npm run build");
