/** Measurements: JMH for the core, and a whole-application benchmark. Reported as ratios in {@code bench/README.md}. */
package io.oisstreams.bench;
