// Reads lines of key, message and signature in hexadecimal from standard input, and says for each whether it is valid.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const require = createRequire(folder + '/');
const { slh_dsa_sha2_128f: slhDsa } = await import(pathToFileURL(require.resolve('@noble/post-quantum/slh-dsa.js')));

for await (const line of createInterface({ input: process.stdin })) {
  const [publicKey, message, signature] = line.split(',').map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));
  let valid = false;
  try {
    valid = slhDsa.verify(signature, message, publicKey);
  } catch (malformed) {
    valid = false;
  }
  console.log(valid);
}
