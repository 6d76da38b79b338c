/** Simulated agents on a real broker: a clock that runs fast, events and ticks sent as it comes to them, and what is published. */
package io.oisstreams.embedded.demo;
