// Computes rollups again from decisions and compares: node check.mjs FOLDER [--codes FILE]
// FOLDER has governance.decisions.jsonl and metrics.rollups.jsonl. Written from the contract (section 5) and governance.md, for
// wf5.semantics=spec and wf5.rollup.settle=1m; it shares no code with the product and needs nothing but Node 20.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

const [folder, ...options] = process.argv.slice(2);
if (!folder || (options.length && options[0] !== '--codes')) {
  console.error('usage: node check.mjs FOLDER [--codes FILE]');
  process.exit(2);
}
const shipped = new URL('../../app/src/main/resources/io/oisstreams/governance/reason-codes.json', import.meta.url);
const codes = JSON.parse(readFileSync(options[1] ?? shipped, 'utf8'));
const lines = (name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

const MINUTE = 60_000;
const LENGTH = { hour: 60 * MINUTE, day: 24 * 60 * MINUTE };
const SETTLE = MINUTE;
const LATE = 30 * LENGTH.day;
const SKEW = 5_000;
const floor = (ms, length) => Math.floor(ms / length) * length;

// Decimals as integers of 10^-18, exact. A double is the shortest decimal that stands for it, half to even at 18 places.
const ONE = 10n ** 18n;
function decimal(number) {
  const [mantissa, exponent] = String(number).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent ?? 0);
  const digits = BigInt(whole + fraction);
  if (scale <= 18) return digits * 10n ** BigInt(18 - scale);
  const unit = 10n ** BigInt(scale - 18);
  const [quotient, rest] = [digits / unit, digits % unit];
  return quotient + (rest * 2n > unit || (rest * 2n === unit && quotient % 2n === 1n) ? 1n : 0n);
}
// The double that is nearest to a fraction: Number() rounds a decimal of 60 more digits correctly.
function nearest(numerator, denominator) {
  if (denominator === 0n) return 0;
  const digits = (numerator * 10n ** 60n) / denominator;
  return Number(`${digits}e-60`);
}

const family = (code) => codes[code] ?? 'unknown';
const isRegistered = (code) => Object.hasOwn(codes, code);
const risky = (d) => d.risk_tier === 'high' || d.risk_tier === 'critical';
const terminal = (d) => d.is_terminal ?? true;
const incident = (d) =>
  d.decision === 'escalate' && risky(d) && d.incident_detected_ts_ms != null && d.terminal_decision_ts_ms != null;
const lineage = (d) => (d.has_valid_lineage ?? true) && isRegistered(d.reason_code) && terminal(d);

function rollup(tenant, bucket, start, revision, decisions) {
  const count = (test) => decisions.filter(test).length;
  const times = decisions
    .filter(incident)
    .map((d) => Math.max(0, d.terminal_decision_ts_ms - d.incident_detected_ts_ms))
    .sort((a, b) => a - b);
  const percentile = (percent) => (times.length ? times[Math.ceil((times.length * percent) / 100) - 1] : 0);
  const cost = decisions
    .filter(terminal)
    .flatMap((d) => [d.human_minutes, d.compute_cost_units, d.escalation_overhead_units])
    .reduce((sum, units) => sum + decimal(units ?? 0), 0n);
  const by = (name) => {
    const counts = {};
    decisions.map(name).forEach((key) => (counts[key] = (counts[key] ?? 0) + 1));
    return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const n = {
    risky: count(risky),
    intercepted: count((d) => risky(d) && d.decision !== 'allow'),
    autonomous: count((d) => d.decision === 'allow'),
    governed: count((d) => d.decision === 'allow' && lineage(d)),
    terminal: count(terminal),
  };
  return {
    tenant_id: tenant,
    bucket,
    bucket_start_ms: start,
    bucket_end_ms: start + LENGTH[bucket],
    revision,
    schema_version: 'v1',
    projector_version: 'v1',
    semantics: 'spec',
    reason_codes: fingerprint(),
    total_events: decisions.length,
    denial_events: count((d) => d.decision === 'deny'),
    security_denial_events: count((d) => d.decision === 'deny' && d.reason_family === 'security'),
    replay_detected_events: count((d) => d.reason_code === 'security_replay_detected'),
    replay_guard_unavailable_events: count((d) => d.reason_code === 'security_replay_guard_unavailable'),
    tenant_mismatch_events: count((d) => d.reason_code === 'security_read_tenant_mismatch'),
    risky_events: n.risky,
    risky_intercepted_events: n.intercepted,
    autonomous_events: n.autonomous,
    autonomous_valid_lineage_events: n.governed,
    terminal_events: n.terminal,
    trust_cost: nearest(cost, ONE),
    incident_events: times.length,
    uair: n.risky ? n.intercepted / n.risky : 0,
    airt_p50_ms: percentile(50),
    airt_p95_ms: percentile(95),
    gar: n.autonomous ? n.governed / n.autonomous : 0,
    tca: nearest(cost, ONE * BigInt(n.terminal)),
    reason_family_counts: by((d) => family(d.reason_code)),
    reason_code_counts: by((d) => (isRegistered(d.reason_code) ? d.reason_code : 'unknown')),
  };
}

function fingerprint() {
  const text = Object.keys(codes).sort().map((code) => `${code}\0${codes[code]}\n`).join('');
  return createHash('sha3-256').update(text).digest('hex').slice(0, 8);
}

// The decisions of a tenant in the order of their admission: what they publish, and when.
function publish(tenant, admitted) {
  const seen = new Set();
  const buckets = new Map();
  const published = [];
  const pass = (moment) => {
    const due = [...buckets.values()].filter((b) => b.due <= moment);
    due.sort((a, b) => a.due - b.due);
    for (const b of due) {
      const value = rollup(tenant, b.bucket, b.start, b.revision++, b.decisions);
      published.push({ topic: 'metrics.rollups', key: tenant, timestamp: b.due, value });
      b.due = Infinity;
    }
  };
  for (const { timestamp: now, value } of admitted) {
    const late = value.timestamp_ms < now - LATE || value.timestamp_ms > now + SKEW;
    if (late || seen.has(value.event_id)) continue;
    seen.add(value.event_id);
    pass(now - 1);
    for (const bucket of ['hour', 'day']) {
      const start = floor(value.timestamp_ms, LENGTH[bucket]);
      const key = `${bucket} ${start}`;
      const b = buckets.get(key) ?? { bucket, start, due: Infinity, revision: 0, decisions: [] };
      b.due = Math.min(b.due, Math.max(start + LENGTH[bucket] + SETTLE, floor(now, MINUTE) + MINUTE));
      b.decisions.push(value);
      buckets.set(key, b);
    }
  }
  pass(Number.MAX_SAFE_INTEGER);
  return published;
}

const decisions = lines('governance.decisions.jsonl').sort((a, b) => a.timestamp - b.timestamp);
const tenants = [...new Set(decisions.map((line) => line.value.tenant_id))];
const computed = tenants.flatMap((tenant) => publish(tenant, decisions.filter((line) => line.value.tenant_id === tenant)));
const published = lines('metrics.rollups.jsonl');
const name = ({ timestamp, value: v }) => `${v.tenant_id} ${v.bucket} ${v.bucket_start_ms} revision ${v.revision} at ${timestamp}`;
const texts = (list) => new Map(list.map((line) => [name(line), JSON.stringify(line)]));
const [ours, theirs] = [texts(computed), texts(published)];
const problems = [...new Set([...ours.keys(), ...theirs.keys()])].filter((key) => ours.get(key) !== theirs.get(key)).sort();
if (problems.length === 0) {
  console.log(`PASS: ${published.length} rollups of ${tenants.length} tenants follow from ${decisions.length} decisions`);
} else {
  console.log(`FAIL: ${problems[0]}`);
  console.log(`  published ${theirs.get(problems[0]) ?? 'nothing'}`);
  console.log(`  computed  ${ours.get(problems[0]) ?? 'nothing'}`);
  process.exit(1);
}
