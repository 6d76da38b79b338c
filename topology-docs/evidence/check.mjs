// Checks an export of OIS records from its two files alone: node check.mjs DIR [--keys FILE --noble DIR] [--origin NAME]
// Written from the contract and the format page, in another language than the product, and without any of its code.
import { createHash, createPublicKey, verify as nodeVerify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const SKEW = 5_000;
const CARRIED = ['chain.entries', 'signer.keys', 'policy.attestations']; // what later windows depend on
const FAMILIES = ['ML_DSA_65', 'FALCON_512', 'SLH_DSA_SHA2_128F', 'ED25519']; // the order of signatures
const DIMENSIONS = [
  ['decision_reproducibility', 'w_DR'], ['agent_scope_integrity', 'w_ASI'], ['evidence_survivability', 'w_ES'],
  ['policy_continuity', 'w_PC'], ['signer_diversity', 'w_SD'], ['verification_independence', 'w_VI'],
];

// --- Hashes, canonical JSON (RFC 8785), Merkle trees (RFC 9162, section 2.1) ---

const sha3 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha3-256')).digest();
const leafHash = (text) => sha3(Buffer.of(0), Buffer.from(text));
const nodeHash = (left, right) => sha3(Buffer.of(1), left, right);

function jcs(value) {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${jcs(value[name])}`).join(',')}}`;
}

/** A tree that grows: the roots of its perfect subtrees, largest first. */
class Tree {
  subtrees = [];
  size = 0;

  add(leaf) {
    let hash = leaf;
    for (let n = this.size; n % 2 === 1; n = (n - 1) / 2) hash = nodeHash(this.subtrees.pop(), hash);
    this.subtrees.push(hash);
    this.size++;
  }

  root() {
    return this.size === 0 ? sha3() : this.subtrees.reduceRight((right, left) => nodeHash(left, right));
  }
}

// --- Differences ---

class Difference extends Error {}

function equal(field, expected, found) {
  if (expected !== found) throw new Difference(`${field}: expected ${expected}, found ${found}`);
}

// --- Reading ---

async function lines(file, read) {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++;
    let json;
    try {
      json = JSON.parse(line);
    } catch {
      throw new Difference(`${file} line ${number}: not JSON`);
    }
    try {
      read(json, line);
    } catch (e) {
      throw e instanceof Difference ? new Difference(`${file} line ${number}, ${e.message}`) : e;
    }
  }
}

/** An event whose text, hash and line agree. */
function readEvidence(line) {
  const { key, timestamp, topic, value } = line;
  equal('topic', 'ois.evidence', topic);
  equal('key', value.tenant_id, key);
  equal('timestamp', value.admitted_at_ms, timestamp);
  if (!/^[0-9a-f]{64}$/.test(value.leaf_hash)) throw new Difference(`leaf_hash: ${value.leaf_hash} is none`);
  const leaf = { ...value, hash: Buffer.from(value.leaf_hash, 'hex'), event: null };
  if (value.event === '') {
    if (CARRIED.includes(value.topic)) throw new Difference('event: missing, and later windows depend on it');
    return leaf;
  }
  const event = JSON.parse(value.event);
  equal('canonical form of event', jcs(event), value.event);
  equal('leaf_hash', leafHash(value.event).toString('hex'), value.leaf_hash);
  equal('topic of event', event.topic, value.topic);
  equal('admitted_at_ms', event.timestamp, value.admitted_at_ms);
  for (const field of ['tenant_id', 'event_id', 'timestamp_ms']) equal(field, event.value[field], value[field]);
  return { ...leaf, event: event.value, position: event.position };
}

// --- The score: exact fractions, rounded once, half to even ---

function decimal(number) {
  const [whole, places = ''] = String(number).split('.');
  return [BigInt(whole + places), 10n ** BigInt(places.length)];
}

function rounded([numerator, denominator]) {
  const scaled = numerator * 1_000_000n;
  const quotient = scaled / denominator;
  const twice = (scaled % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return quotient + (up ? 1n : 0n);
}

const sixPlaces = (micros) =>
  micros === null ? 'null' : `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
const classOf = (micros) =>
  micros === null ? null : micros > 950_000n ? 'Healthy' : micros >= 800_000n ? 'Attention' : 'Critical';
const ratio = (numerator, denominator) => (denominator === 0 ? null : [BigInt(numerator), BigInt(denominator)]);

/** Contract 4.3 and 4.6. */
function fractions(t, attested, onlyStale, excluded) {
  const all = {
    decision_reproducibility: ratio(t.decisions_replayed, t.total_decisions),
    agent_scope_integrity: ratio(t.total_agent_actions - t.scope_violations, t.total_agent_actions) ?? [1n, 1n],
    evidence_survivability: onlyStale ? [0n, 1n] : ratio(t.verifiable_chain_entries, t.total_chain_entries),
    policy_continuity: attested ? ratio(t.attested_policy_ms, t.window_ms) : null,
    signer_diversity: t.total_attestations === 0 ? null : ratio(t.min_distinct_families, 3),
    verification_independence: ratio(t.vendor_independent_attestations, t.total_attestations),
  };
  for (const name of excluded) all[name] = [1n, 1n];
  return all;
}

function checkScore(record, line, attested, onlyStale) {
  const excluded = record.dimension_exclusions.map((exclusion) => exclusion.dimension);
  const all = fractions(record.extensions.telemetry, attested, onlyStale, excluded);
  let sum = [0n, 1n];
  const weights = DIMENSIONS.map(([, name]) => decimal(record.weights[name]));
  equal('sum of weights', 1n, weights.reduce((total, [n, d]) => total + (n * 10n ** 20n) / d, 0n) / 10n ** 20n);
  for (const [i, [name]] of DIMENSIONS.entries()) {
    const micros = all[name] && rounded(all[name]);
    printed(name, sixPlaces(micros), line);
    equal(`class of ${name}`, classOf(micros), record.extensions.dimension_classifications[name]);
    equal(`incomplete_dimensions.${name}`, micros === null, name in record.incomplete_dimensions);
    const [n, d] = all[name] ?? [0n, 1n];
    sum = [sum[0] * d * weights[i][1] + n * weights[i][0] * sum[1], sum[1] * d * weights[i][1]];
  }
  const ois = Object.values(all).includes(null) ? null : rounded(sum);
  printed('ois', sixPlaces(ois), line);
  equal('classification', classOf(ois), record.extensions.classification);
}

/** Numbers are compared as they are printed: six places, always. */
function printed(name, expected, line) {
  const found = new RegExp(`"${name}":(null|[0-9.eE+-]+)`).exec(line);
  equal(name, expected, found ? found[1] : 'nothing');
}

// --- Counts, from the events alone ---

function checkCounts(record, tenant, window) {
  const until = window.end + SKEW;
  const of = (topic) => window.leaves.filter((leaf) => leaf.topic === topic).map((leaf) => leaf.event);
  const ownEntries = window.leaves.filter((leaf) => leaf.topic === 'chain.entries' && leaf.timestamp_ms >= window.start);
  const length = window.end - window.start;
  const present = new Set([window.start - length, window.start, window.start + length]
    .flatMap((start) => tenant.windows.get(start)?.leaves ?? [])
    .filter((leaf) => leaf.topic === 'chain.entries' && leaf.admitted_at_ms <= until)
    .map((leaf) => leaf.event.entry_id));
  const replays = new Set(of('governance.replays').map((r) => JSON.stringify([r.request_id, r.replayed_receipt_hash])));
  const decisions = of('governance.decisions');
  const isPresent = (decision) => decision.chain_entry_id === null || present.has(decision.chain_entry_id);
  const missing = new Set(decisions.filter((d) => !isPresent(d)).map((d) => d.chain_entry_id));
  const actions = of('agent.actions');
  const violations = actions.filter((action) => !action.within_scope && !action.escalated).length;
  const expected = {
    total_decisions: decisions.length,
    decisions_replayed: decisions.filter((d) => d.receipt_hash !== null && isPresent(d)
      && replays.has(JSON.stringify([d.request_id, d.receipt_hash]))).length,
    total_agent_actions: actions.length,
    scope_violations: violations,
    total_chain_entries: ownEntries.length + missing.size,
    total_attestations: ownEntries.length,
    window_ms: length,
    attested_policy_ms: attestedMs(tenant, window, until),
  };
  const telemetry = record.extensions.telemetry;
  for (const [name, count] of Object.entries(expected)) equal(`extensions.telemetry.${name}`, count, telemetry[name]);
  equal('degradation_counts.agent_scope_violation', violations, record.extensions.degradation_counts.agent_scope_violation ?? 0);
  const independent = ownEntries.filter((leaf) => leaf.event.verification_dependencies.length === 0).length;
  if (telemetry.vendor_independent_attestations > independent) {
    throw new Difference(`vendor_independent_attestations: at most ${independent}, found ${telemetry.vendor_independent_attestations}`);
  }
}

/** Milliseconds of the window under the union of attested intervals (contract 4.3). */
function attestedMs(tenant, window, until) {
  const known = tenant.policies.filter((leaf) => leaf.admitted_at_ms <= until).map((leaf) => leaf.event);
  const revoked = known.filter((event) => event.revoked);
  const same = (a, b) => a.policy_id === b.policy_id && a.policy_version === b.policy_version;
  const intervals = known.filter((event) => !event.revoked).map((a) => [
    Math.max(a.valid_from_ms, a.timestamp_ms, window.start),
    Math.min(a.valid_to_ms ?? Infinity, window.end,
      ...revoked.filter((r) => same(r, a) && r.timestamp_ms >= a.timestamp_ms).map((r) => r.timestamp_ms)),
  ]).sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let to = window.start;
  for (const [from, end] of intervals) {
    covered += Math.max(0, end - Math.max(from, to));
    to = Math.max(to, end);
  }
  return covered;
}

// --- Signatures ---

async function verifiers(noble) {
  const load = async (file) => import(pathToFileURL(join(resolve(noble), 'node_modules/@noble/post-quantum', file)));
  const pq = noble && { ...await load('ml-dsa.js'), ...await load('slh-dsa.js'), ...await load('falcon.js') };
  const using = (scheme) => pq && ((key, message, signature) => scheme.verify(signature, message, key));
  return {
    ED25519: (key, message, signature) => nodeVerify(null, message,
      createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') } }), signature),
    ML_DSA_65: using(pq?.ml_dsa65),
    SLH_DSA_SHA2_128F: using(pq?.slh_dsa_sha2_128f),
    FALCON_512: using(pq?.falcon512), // compressed and unpadded; the key begins with its header byte, 0x09
  };
}

function checkSignatures(record, hash, at, trust) {
  const { checkpoint, signatures } = record.extensions;
  equal('extensions.signatures is a list', true, Array.isArray(signatures));
  if (!trust) return signatures.length === 0 ? 'unsigned' : `${signatures.length} signatures NOT CHECKED`;
  const valid = trust.keys
    .filter((key) => Date.parse(key.valid_from) <= at && (key.valid_to === null || at < Date.parse(key.valid_to)))
    .sort((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || (a.key_id < b.key_id ? -1 : 1));
  equal('number of signatures', valid.length, signatures.length);
  for (const [i, key] of valid.entries()) {
    const signature = signatures[i];
    equal(`key of signature ${i + 1}`, key.key_id, signature.key_id);
    equal(`family of the signature of ${key.key_id}`, key.family, signature.family);
    for (const [field, message] of [['signature', hash], ['checkpoint_signature', Buffer.from(checkpoint)]]) {
      let ok = false;
      try {
        ok = trust.verify[key.family](Buffer.from(key.public_key, 'base64'), message, Buffer.from(signature[field], 'base64'));
      } catch { /* malformed is not valid */ }
      equal(`${field} of ${key.key_id}`, true, ok);
    }
  }
  return `${valid.length} signatures`;
}

// --- A tenant's records, oldest first ---

function checkRecord({ line, json, record }, tenant, origin, trust) {
  const { extensions } = record;
  const { signatures, checkpoint, ...unlogged } = extensions;
  const hash = sha3(jcs({ ...record, extensions: { ...unlogged, checkpoint } }));
  const previous = tenant.previous;
  tenant.previous = hash.toString('hex');
  tenant.log.add(leafHash(jcs({ ...record, extensions: unlogged })));
  equal('timestamp', Date.parse(record.timestamp), json.timestamp);
  equal('extensions.previous_record_hash', previous, extensions.previous_record_hash);
  equal('extensions.checkpoint', `${origin}/${encodeURIComponent(tenant.id).replace(/[!'()*]/g, percent)}\n${tenant.log.size}\n${tenant.log.root().toString('base64')}\n`, checkpoint);
  const { start: from, end: to } = record.measurement_window;
  const window = tenant.windows.get(Date.parse(from)) ?? { start: Date.parse(from), end: Date.parse(to), leaves: [] };
  equal('measurement_window.end', window.end, Date.parse(to));
  equal('measurement_window.duration_seconds', (window.end - window.start) / 1000, record.measurement_window.duration_seconds);
  const tree = new Tree();
  window.leaves.forEach((leaf) => tree.add(leaf.hash));
  equal('extensions.evidence_leaves', tree.size, extensions.evidence_leaves);
  equal('extensions.evidence_root', tree.root().toString('hex'), extensions.evidence_root);
  equal('telemetry_hash', `sha3-256:${sha3(jcs({
    tenant_id: tenant.id,
    measurement_window: record.measurement_window,
    telemetry: extensions.telemetry,
    weights: Object.fromEntries(Object.entries(record.weights).map(([name, weight]) => [name, String(weight)])),
    degradation_counts: extensions.degradation_counts,
    evidence_root: extensions.evidence_root,
  })).toString('hex')}`, record.telemetry_hash);
  const linked = window.leaves.some((leaf) => leaf.event === null);
  tenant.recomputing ||= window.leaves.some((leaf) => leaf.event !== null && !CARRIED.includes(leaf.topic));
  equal('leaves without their event', false, linked && tenant.recomputing); // only before the part that is exported
  const stale = window.leaves.some((leaf) => leaf.topic === 'chain.entries' && leaf.timestamp_ms < window.start);
  const attested = tenant.policies.some((leaf) => !leaf.event.revoked && leaf.admitted_at_ms <= window.end + SKEW);
  checkScore(record, line, attested, stale && extensions.telemetry.total_attestations === 0);
  if (!linked) checkCounts(record, tenant, window);
  const signed = checkSignatures(record, hash, json.timestamp, trust);
  return `ois ${sixPlaces(record.ois === null ? null : rounded(decimal(record.ois)))}, ${tree.size} leaves, log size ${tenant.log.size}, ${signed}${linked ? ', counts not recomputed (events not in the export)' : ''}`;
}

const percent = (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

function tenantOf(tenants, id) {
  if (!tenants.has(id)) {
    tenants.set(id, { id, records: [], windows: new Map(), policies: [], log: new Tree(), previous: '0'.repeat(64), recomputing: false });
  }
  return tenants.get(id);
}

async function read(folder) {
  const tenants = new Map();
  await lines(join(folder, 'ois.records.jsonl'), (json, line) => {
    equal('topic', 'ois.records', json.topic);
    equal('key', json.value.extensions.tenant_id, json.key);
    tenantOf(tenants, json.key).records.push({ line, json, record: json.value });
  });
  await lines(join(folder, 'ois.evidence.jsonl'), (json) => {
    const leaf = readEvidence(json);
    const { windows, policies } = tenantOf(tenants, leaf.tenant_id);
    if (!windows.has(leaf.window_start_ms)) {
      windows.set(leaf.window_start_ms, { start: leaf.window_start_ms, end: leaf.window_end_ms, leaves: [] });
    }
    equal('window_end_ms', windows.get(leaf.window_start_ms).end, leaf.window_end_ms);
    windows.get(leaf.window_start_ms).leaves.push(leaf);
    if (leaf.topic === 'policy.attestations') policies.push(leaf);
  });
  const bytes = (leaf) => Buffer.from(`${leaf.topic}\0${leaf.event_id}`);
  for (const tenant of tenants.values()) {
    tenant.records.sort((a, b) => Date.parse(a.record.measurement_window.start) - Date.parse(b.record.measurement_window.start));
    for (const window of tenant.windows.values()) {
      const keyed = window.leaves.map((leaf) => [bytes(leaf), leaf]).sort((a, b) => Buffer.compare(a[0], b[0]));
      keyed.forEach(([id], i) => i > 0 && equal(`another leaf of ${id}`, 'none', id.equals(keyed[i - 1][0]) ? 'one' : 'none'));
      window.leaves = keyed.map(([, leaf]) => leaf);
    }
  }
  return tenants;
}

async function main(folder, { keys, noble, origin = 'ois-streams' }) {
  let trust = null;
  if (keys) {
    trust = { keys: JSON.parse(readFileSync(keys)).keys, verify: await verifiers(noble) };
    const without = trust.keys.find((key) => !trust.verify[key.family]);
    if (without) return usage(`--keys has a key of ${without.family}: --noble DIR is needed to verify with it`);
  }
  let checked = 0;
  let unverified = false;
  let first = null;
  const fail = (message) => (first ??= message);
  try {
    const tenants = await read(folder);
    for (const tenant of [...tenants.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      for (const entry of tenant.records) {
        const name = `${tenant.id} ${entry.record.measurement_window.start}`;
        try {
          console.log(`${name}: ok, ${checkRecord(entry, tenant, origin, trust)}`);
        } catch (e) {
          console.log(`${name}: FAIL, ${e.message}`);
          fail(`${name}, ${e.message}`);
        }
        unverified ||= !trust && entry.record.extensions.signatures?.length > 0;
        checked++;
      }
      const starts = new Set(tenant.records.map(({ record }) => Date.parse(record.measurement_window.start)));
      const orphan = [...tenant.windows.keys()].find((start) => !starts.has(start));
      if (orphan !== undefined) fail(`${tenant.id}: events but no record of the window at ${new Date(orphan).toISOString()}`);
    }
  } catch (e) {
    fail(e.message);
  }
  if (checked === 0) fail('no records');
  console.log('Recomputed: leaf hashes, evidence roots, record chain, log and checkpoints, telemetry hashes, dimensions, composite,');
  console.log(`classes${trust ? ', record signatures' : ''}; from the events: decisions and their replays, actions and violations, chain entries, policy time.`);
  console.log('Not recomputed: which entries verify, their families and keys (but for an upper bound), degradation details, rejected.');
  console.log(first ? `FAIL: ${first}` : `PASS: ${checked} records${unverified ? ', whose signatures were NOT CHECKED (no --keys)' : ''}`);
  return first ? 1 : 0;
}

function usage(message) {
  console.error(message);
  return 2;
}

const args = process.argv.slice(2);
const options = {};
for (let i = args.findIndex((arg) => arg.startsWith('--')); i >= 0; i = args.findIndex((arg) => arg.startsWith('--'))) {
  const [name, value] = args.splice(i, 2);
  options[name.slice(2)] = value;
}
process.exitCode = args.length === 1 ? await main(args[0], options) : usage('usage: node check.mjs DIR [--keys FILE --noble DIR] [--origin NAME]');
