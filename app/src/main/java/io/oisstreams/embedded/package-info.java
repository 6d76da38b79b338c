/** A real Kafka broker and a real schema registry on this machine, for `demo`, `replay` and the tests. Loopback only. */
package io.oisstreams.embedded;
