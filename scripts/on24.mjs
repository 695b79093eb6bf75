// Runs a script on Node 24, the Lambda runtime's major: npm installs it where a package exists, else the system's must do.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const required = 24;
const bundled = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const systemIsOld = Number(process.versions.node.split('.')[0]) < required;
if (systemIsOld && !existsSync(bundled)) {
  console.error(
    `Frontdesk needs Node ${required} or newer; this is ${process.version} and no packaged Node is installed for ${process.platform}-${process.arch}. Run "npm ci", or install Node ${required}.`,
  );
  process.exit(1);
}
const child = spawn(
  systemIsOld ? bundled : process.execPath,
  ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
