// Loads what is not JavaScript: exit code 1 where this machine cannot, for a library of the system is missing.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(import.meta.dirname, 'app', 'package.json'));
for (const name of ['libsql', '@node-rs/argon2']) {
  try {
    require(name);
  } catch (cause) {
    console.error(`${name}：${cause.message}`);
    process.exitCode = 1;
  }
}
